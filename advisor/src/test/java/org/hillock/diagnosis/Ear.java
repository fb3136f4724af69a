package org.hillock.diagnosis;

import java.util.function.Consumer;
import org.hillock.training.State;
import org.hillock.work.Progress;

/// Hears what there is to hear.
record Ear(Consumer<Treatment> known, Progress progress, Consumer<State> steps)
    implements TrialWatcher {
  @Override
  public void known(Treatment treatment) {
    known.accept(treatment);
  }

  @Override
  public void finished(int done, int total, String what) {
    progress.finished(done, total, what);
  }

  @Override
  public void stepped(State state) {
    steps.accept(state);
  }
}
