/// ONNX Runtime as an engine.
@NullMarked
package org.hillock.onnxruntime;

import org.jspecify.annotations.NullMarked;
