package org.hillock.demonstration;

import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Remedy;

/// A training that fails in a known way, on data that come with Hillock.
public sealed interface Demonstration
    permits Collapse,
        DyingRelu,
        ExplodingGradients,
        NotANumber,
        Saturation,
        Symmetry,
        UnscaledInputs,
        VanishingGradients {
  /// Its name on the command line.
  String name();

  /// What is broken, in one sentence.
  String broken();

  /// Why people do that, in one sentence.
  String why();

  /// What has to be found first.
  Condition condition();

  /// The remedy, one of the diagnosis, with which it learns.
  Remedy cure();

  /// The training that fails.
  ///
  /// @param seed of split, starting values and order of rows
  Case broken(long seed);

  /// A training of a usual network on the same rows, to compare with.
  Case healthy(long seed);
}
