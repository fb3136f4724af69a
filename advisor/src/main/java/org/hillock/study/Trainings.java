package org.hillock.study;

/// Does what is asked for; a test may only count the time.
@FunctionalInterface
interface Trainings {
  /// One training.
  ///
  /// @param commentary watches it
  Trial train(Plan plan, Assignment assignment, Commentary commentary);
}
