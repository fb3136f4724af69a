/// How gradients change parameters.
@NullMarked
package org.hillock.optimizer;

import org.jspecify.annotations.NullMarked;
