package org.hillock.training;

import org.hillock.activation.InvalidInputException;

/// How a training is carried out. Nothing of it changes the bits of what comes out.
///
/// @param threads that share out the work of a step, at least 1
/// @param watcher is told of each step
public record Execution(int threads, Watcher watcher) {
  /// Checks the number of threads.
  public Execution {
    if (threads < 1) {
      throw new InvalidInputException(
          threads + " threads cannot train; give at least 1, or leave the number out.");
    }
  }

  /// On the calling thread alone, watched by nobody.
  public static Execution plain() {
    return new Execution(1, Watcher.none());
  }

  /// On that many threads, watched by nobody.
  public static Execution onThreads(int threads) {
    return new Execution(threads, Watcher.none());
  }
}
