package org.hillock.probe;

import org.hillock.activation.InvalidInputException;

/// When a training is looked at. The first steps are looked at more closely, as most that goes
/// wrong shows there; a long training is looked at less and less often: each time that it is twice
/// as long, the steps between looks are twice as many. What is kept of it has a fixed size: when
/// there are more than `most` looks, every other is dropped, apart from the early ones.
///
/// @param early up to this step, steps 1, 2, 4, 8 and so on are looked at; at least 0
/// @param every after that each of so many steps, at least 1; from 20 times as many on each second,
///   from 40 times as many each fourth of them, and so on
/// @param most looks that are kept, at least 16
/// @param looksPerRank every so many looks measure the effective rank too, at least 1
/// @param sample examples that birth and end are examined on, at least 2
/// @param examples of which the units are counted at the end, at most, at least `sample`
public record Cadence(int early, int every, int most, int looksPerRank, int sample, int examples) {
  /// After so many looks the steps between them are to be twice as many.
  private static final long LOOKS_TO_DOUBLE = 10;

  /// Checks the numbers.
  ///
  /// @throws InvalidInputException if they are out of range
  public Cadence {
    if (early < 0
        || every < 1
        || most < 16
        || looksPerRank < 1
        || sample < 2
        || examples < sample) {
      throw new InvalidInputException(
          ("early %d, every %d, most %d, looks per rank %d, sample %d, examples %d: early is at least"
                  + " 0, every and looks per rank at least 1, most at least 16, sample at least 2 and"
                  + " examples at least sample; Cadence.usual() fits most trainings.")
              .formatted(early, every, most, looksPerRank, sample, examples));
    }
  }

  /// Steps 1 to 16 by powers of two, then each 100th, from 2,000 on each 200th; 96 looks, every
  /// eighth with the rank; 256 examples at birth and end, and 10,000 for the units.
  public static Cadence usual() {
    return new Cadence(16, 100, 96, 8, 256, 10_000);
  }

  /// The same with looks each so many steps.
  public Cadence withEvery(int steps) {
    return new Cadence(early, steps, most, looksPerRank, sample, examples);
  }

  /// The same with so many examples at birth and end.
  public Cadence withSample(int count) {
    return new Cadence(early, every, most, looksPerRank, count, Math.max(count, examples));
  }

  /// Whether a step is looked at.
  ///
  /// @param step from 1
  public boolean isDue(long step) {
    long factor = Math.max(1, Long.highestOneBit(step / (LOOKS_TO_DOUBLE * every)));
    return step % (factor * every) == 0 || isEarly(step);
  }

  /// Whether a step is one of the first that are looked at.
  public boolean isEarly(long step) {
    return step <= early && Long.bitCount(step) == 1;
  }
}
