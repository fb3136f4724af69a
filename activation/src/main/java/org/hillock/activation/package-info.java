/// Activation functions: the shapes they come in, the card of each, and the list of all.
@NullMarked
package org.hillock.activation;

import org.jspecify.annotations.NullMarked;
