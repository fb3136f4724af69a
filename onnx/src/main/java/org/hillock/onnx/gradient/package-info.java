/// Gradients of graphs, backwards through what was computed.
@NullMarked
package org.hillock.onnx.gradient;

import org.jspecify.annotations.NullMarked;
