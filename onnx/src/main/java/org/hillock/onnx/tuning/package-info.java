/// Training goes on: the weights of any model with gradients, on rows of the user's.
@NullMarked
package org.hillock.onnx.tuning;

import org.jspecify.annotations.NullMarked;
