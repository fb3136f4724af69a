package org.hillock.study;

import org.hillock.notation.Blueprint;

/// Does what is asked for; a test may only count the time.
@FunctionalInterface
interface Trainings {
  /// One training.
  ///
  /// @param commentary watches it
  Trial train(Plan plan, Assignment assignment, Commentary commentary);

  /// The lines of a candidate's network, whose places can be filled one by one.
  default Blueprint lines(Plan plan, Candidate candidate) {
    throw new UnsupportedOperationException(candidate.name() + " has no lines");
  }
}
