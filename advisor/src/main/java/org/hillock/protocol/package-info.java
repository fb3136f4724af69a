/// Which of several candidates is better than a baseline, found with few runs and claimed with a
/// known share of errors: screening, selection, confirmation on blocks that were not looked at yet.
///
/// It knows candidates and blocks by number and asks [Outcomes] for scores, so the same code
/// decides about trainings and about simulations. Begin at [Protocol#of].
@NullMarked
package org.hillock.protocol;

import org.jspecify.annotations.NullMarked;
