/// Statistics on plain `double[]`: it knows nothing of networks.
///
/// Paired differences go to [SignFlip] (is there a difference?), [Bootstrap] (how large is it?) or,
/// if they come from random splits of the same rows, [CorrectedT]; several p-values go to [Holm].
/// [Superiority] says how often, [Equivalence] whether it matters, [Power] what could have been
/// seen. Several data sets go to [Friedman], then to [Wilcoxon]. Nothing here depends on the
/// machine, the thread or the run: random numbers have fixed seeds, and of the elementary functions
/// only [StrictMath]'s are used.
@NullMarked
package org.hillock.statistics;

import org.jspecify.annotations.NullMarked;
