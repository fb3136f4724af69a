/// Networks as text: the words of a network file, its grammar, and the networks to begin with.
@NullMarked
package org.hillock.notation;

import org.jspecify.annotations.NullMarked;
