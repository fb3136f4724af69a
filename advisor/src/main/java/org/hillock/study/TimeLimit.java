package org.hillock.study;

import java.util.function.LongSupplier;
import org.hillock.training.State;
import org.hillock.training.Watcher;

/// Ends a training between two steps when its time is over.
///
/// @param until by the clock
/// @param nanoseconds the clock
/// @param commentary goes on watching
record TimeLimit(long until, LongSupplier nanoseconds, Commentary commentary)
    implements Commentary {
  @Override
  public Watcher watcher() {
    Watcher watcher = commentary.watcher();
    return new Watcher() {
      private long start;

      @Override
      public void begins(State state) {
        if (state.steps() == 0) {
          start = nanoseconds.getAsLong();
        }
        watcher.begins(state);
      }

      @Override
      public void stepped(State state) {
        watcher.stepped(state);
        long now = nanoseconds.getAsLong();
        if (now > until) {
          double epochs = state.epoch() - 1 + (double) state.rowsDone() / state.rows();
          throw new OutOfTime(epochs, (now - start) * 1e-9);
        }
      }

      @Override
      public void ended(State state) {
        watcher.ended(state);
      }
    };
  }
}
