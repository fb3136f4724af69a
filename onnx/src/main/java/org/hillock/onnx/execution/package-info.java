/// Computes what a model says, operator by operator, with Hillock's own functions and products.
@NullMarked
package org.hillock.onnx.execution;

import org.jspecify.annotations.NullMarked;
