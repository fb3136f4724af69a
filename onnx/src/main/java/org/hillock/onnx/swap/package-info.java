/// Other activations in a model that is there, and what that changes.
@NullMarked
package org.hillock.onnx.swap;

import org.jspecify.annotations.NullMarked;
