package org.hillock.checkpoint;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/// Work on files that goes on to its end when the thread is interrupted: an interrupt closes the
/// channel in use, and the last checkpoint of a training that is being stopped would be lost.
final class Uninterrupted {
  private Uninterrupted() {}

  /// The work.
  ///
  /// @param <T> what comes out
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /// Runs the work, from its beginning again if an interrupt comes; the interrupt is there
  /// afterwards.
  static <T> T call(Work<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return work.run();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
