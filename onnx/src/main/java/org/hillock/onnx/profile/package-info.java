/// What the activations of any model do with rows.
@NullMarked
package org.hillock.onnx.profile;

import org.jspecify.annotations.NullMarked;
