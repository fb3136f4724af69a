/// The activation functions, one record a file.
@NullMarked
package org.hillock.activation.function;

import org.jspecify.annotations.NullMarked;
