package org.hillock.cli;

import java.util.concurrent.CancellationException;
import org.hillock.training.State;
import org.hillock.training.Watcher;
import org.jspecify.annotations.Nullable;

/// What `train` does between two steps: show how far it is, save a checkpoint if it is time, and
/// stop if that is asked for.
///
/// @param stop asks for it
/// @param checkpoints null if none are kept
record TrainWatcher(TrainingLine line, StopRequest stop, @Nullable Checkpoints checkpoints)
    implements Watcher {
  /// @throws CancellationException that says where training has stopped
  @Override
  public void stepped(State state) {
    line.stepped(state);
    if (stop.isMade()) {
      throw new CancellationException(
          "stopped in epoch %d of %d after step %d; %s"
              .formatted(state.epoch(), state.epochs(), state.steps(), kept(state)));
    }
    if (checkpoints != null) {
      checkpoints.stepped(state);
    }
  }

  /// What is kept of the training, in words.
  private String kept(State state) {
    if (checkpoints == null) {
      return "nothing was kept. With --checkpoint DIR it could go on from here.";
    }
    checkpoints.save(state);
    return checkpoints.nextMove();
  }

  @Override
  public void ended(State state) {
    if (checkpoints != null) {
      checkpoints.ended(state);
    }
  }
}
