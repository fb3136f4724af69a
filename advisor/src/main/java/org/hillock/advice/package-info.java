/// What the trials mean: contrasts with the baseline, and the verdict.
@NullMarked
package org.hillock.advice;

import org.jspecify.annotations.NullMarked;
