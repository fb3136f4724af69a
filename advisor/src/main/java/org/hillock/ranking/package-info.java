/// Which of several candidates is better than a baseline on data sets in general: what comparisons
/// on single sets have found, put together by ranks.
///
/// Begin at [Ranking#of].
@NullMarked
package org.hillock.ranking;

import org.jspecify.annotations.NullMarked;
