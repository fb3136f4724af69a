package org.hillock.study;

import java.util.Optional;
import org.hillock.activation.InvalidInputException;

/// What is usually found out or not limited at all.
///
/// @param typicalEpochs of which screening takes a ninth and a third; empty if pilots are to find
///   it
/// @param trainingRows so many at the most, in proportion to the classes; empty for all
public record Limits(Optional<Integer> typicalEpochs, Optional<Integer> trainingRows) {
  /// Checks the numbers.
  ///
  /// @throws InvalidInputException if one is below 1
  public Limits {
    if (typicalEpochs.orElse(1) < 1 || trainingRows.orElse(1) < 1) {
      throw new InvalidInputException(
          "typical epochs %s, training rows %s: each has to be at least 1, or be left out."
              .formatted(typicalEpochs.orElse(1), trainingRows.orElse(1)));
    }
  }

  /// Neither.
  public static Limits none() {
    return new Limits(Optional.empty(), Optional.empty());
  }
}
