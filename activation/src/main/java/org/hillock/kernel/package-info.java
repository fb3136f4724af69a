/// Kernels: a formula is written once, as a [org.hillock.kernel.Term], and compiled into loops over
/// arrays, in SIMD lanes and for single numbers, with the same bits.
@NullMarked
package org.hillock.kernel;

import org.jspecify.annotations.NullMarked;
