/// Observations in files that other programs read, while the training goes on.
@NullMarked
package org.hillock.journal;

import org.jspecify.annotations.NullMarked;
