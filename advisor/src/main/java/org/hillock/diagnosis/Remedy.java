package org.hillock.diagnosis;

import java.util.Optional;

/// Something to try. It turns a case into another one. Anyone can write one.
public interface Remedy {
  /// What is done, in words: "leaky_relu in the hidden layers".
  String text();

  /// The case with the remedy; empty if it changes nothing there.
  Optional<Case> appliedTo(Case before);
}
