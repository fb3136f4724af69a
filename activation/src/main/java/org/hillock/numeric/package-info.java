/// The numbers under everything: exponentials, the normal distribution, matrix multiply, random
/// draws.
@NullMarked
package org.hillock.numeric;

import org.jspecify.annotations.NullMarked;
