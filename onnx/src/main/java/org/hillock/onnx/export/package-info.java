/// Networks, their encoders and their answers as ONNX graphs.
@NullMarked
package org.hillock.onnx.export;

import org.jspecify.annotations.NullMarked;
