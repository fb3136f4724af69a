package org.hillock.peers.training;

/// What a number in the file of measurements says.
enum Measure {
  /// Seconds of a training or an answer, the median of one process.
  TIME,
  /// Seconds of an answer, the 99th percentile of one process.
  TAIL,
  /// Seconds from the start of `main` to the end of the work.
  MAIN,
  /// Seconds of the whole process, from outside.
  WHOLE,
  /// Mean cross-entropy over the first examples after a training.
  LOSS,
  /// The most memory that the process had in use, in MiB.
  PEAK,
  /// Not a number: the library cannot do this work.
  LACKS
}
