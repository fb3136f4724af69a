/// The health of a network as pure functions of its values and gradients.
@NullMarked
package org.hillock.probe;

import org.jspecify.annotations.NullMarked;
