/// Which activations to begin with, without training: the rules of the rulebook applied to a task,
/// a kind of network, its depth and what the place of use demands.
@NullMarked
package org.hillock.recommendation;

import org.jspecify.annotations.NullMarked;
