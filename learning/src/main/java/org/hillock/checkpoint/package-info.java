/// Files from which an interrupted training goes on: tensors, checkpoints, and the folder that
/// keeps the newest of them through crashes, full disks and loss of power.
@NullMarked
package org.hillock.checkpoint;

import org.jspecify.annotations.NullMarked;
