/// Files of rows, as the values that a model takes.
@NullMarked
package org.hillock.onnx.rows;

import org.jspecify.annotations.NullMarked;
