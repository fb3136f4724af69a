/// ONNX models: reading, writing, and what is in them. Begin at [OnnxFile#read].
///
/// Reading executes nothing, allocates no more than the file justifies, and reads no other file.
///
/// Source: the ONNX specification, onnx.ai, `onnx.proto`.
@NullMarked
package org.hillock.onnx;

import org.jspecify.annotations.NullMarked;
