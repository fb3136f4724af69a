/// Results that others have published, tried here: what was claimed, what was measured, whether it
/// agrees.
@NullMarked
package org.hillock.reproduction;

import org.jspecify.annotations.NullMarked;
