/// Statistics on plain `double[]`: it knows nothing of networks.
///
/// Paired differences go to [SignFlip] (is there a difference?), [Bootstrap] (how large is it?) or,
/// if they come from random splits of the same rows, [CorrectedT]; several p-values go to [Holm].
/// Nothing here depends on the machine, the thread or the run: random numbers have fixed seeds, and
/// of the elementary functions only [StrictMath]'s are used.
@NullMarked
package org.hillock.statistics;

import org.jspecify.annotations.NullMarked;
