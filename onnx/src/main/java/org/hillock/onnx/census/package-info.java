/// What a model is made of, read from its graph and never executed: every activation, shapes, and
/// rules that are broken.
@NullMarked
package org.hillock.onnx.census;

import org.jspecify.annotations.NullMarked;
