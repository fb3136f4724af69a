/// Trained networks as ONNX files that other runtimes compute and Hillock reads back: the graph for
/// them, and beside it what a graph does not say.
@NullMarked
package org.hillock.onnx.model;

import org.jspecify.annotations.NullMarked;
