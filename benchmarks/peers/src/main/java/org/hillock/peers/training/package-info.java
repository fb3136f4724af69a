/// Whole trainings by Hillock and by other libraries.
@NullMarked
package org.hillock.peers.training;

import org.jspecify.annotations.NullMarked;
