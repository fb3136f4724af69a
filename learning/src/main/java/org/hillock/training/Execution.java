package org.hillock.training;

import java.util.Optional;
import org.hillock.activation.InvalidInputException;

/// How a training is carried out. Nothing of it changes the bits of what comes out: not the number
/// of threads, and not how often the training was stopped and went on from a checkpoint.
///
/// @param threads that share out the work of a step, at least 1
/// @param watcher is told of each step
/// @param origin where the training goes on from; if empty, it starts from its beginning
public record Execution(int threads, Watcher watcher, Optional<Origin> origin) {
  /// Checks the number of threads.
  public Execution {
    if (threads < 1) {
      throw new InvalidInputException(
          threads + " threads cannot train; give at least 1, or leave the number out.");
    }
  }

  /// From the beginning.
  public Execution(int threads, Watcher watcher) {
    this(threads, watcher, Optional.empty());
  }

  /// On the calling thread alone, watched by nobody.
  public static Execution plain() {
    return onThreads(1);
  }

  /// On that many threads, watched by nobody.
  public static Execution onThreads(int threads) {
    return new Execution(threads, Watcher.none());
  }

  /// The same under the eyes of a watcher.
  public Execution with(Watcher other) {
    return new Execution(threads, other, origin);
  }

  /// The same from a checkpoint, if there is one.
  public Execution from(Origin other) {
    return new Execution(threads, watcher, Optional.of(other));
  }
}
