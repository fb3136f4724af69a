package org.hillock.diagnosis;

import org.hillock.training.State;
import org.hillock.training.Watcher;
import org.hillock.work.Progress;

/// Is told how the trials of remedies go: of each step, on the threads that train; of each finished
/// training and each remedy, on the thread that called. What it throws ends all trials.
public interface TrialWatcher extends Watcher, Progress {
  /// It is known what a remedy does.
  void known(Treatment treatment);

  /// Does nothing.
  static TrialWatcher none() {
    return new TrialWatcher() {
      @Override
      public void known(Treatment treatment) {}

      @Override
      public void finished(int done, int total, String what) {}

      @Override
      public void stepped(State state) {}
    };
  }
}
