package org.hillock.reproduction;

import org.hillock.data.Problem;
import org.hillock.work.Crew;

/// A published result and the way to try it here.
public sealed interface Reproduction {
  /// What others have found.
  Claim claim();

  /// One that needs no data: quadrature, and random networks that are not trained.
  non-sealed interface Calculation extends Reproduction {
    /// Tries it; the same numbers on every machine and for any number of threads.
    Finding find(Crew crew);
  }

  /// One that trains networks.
  non-sealed interface Experiment extends Reproduction {
    /// Tries it; the same numbers on every machine and for any number of threads.
    ///
    /// @param problem the data to train on
    /// @param quick whether smaller sizes have to do: some seconds instead of minutes
    /// @throws org.hillock.activation.InvalidInputException if the data are of another task
    Finding find(Problem problem, boolean quick, Crew crew);
  }
}
