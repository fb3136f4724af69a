/// What can be said of a network before it is made: mean-field theory of signals and gradients in
/// random networks, for any activation, and the chance that a network is born dead.
@NullMarked
package org.hillock.theory;

import org.jspecify.annotations.NullMarked;
