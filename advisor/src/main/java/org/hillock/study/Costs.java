package org.hillock.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.activation.Card.Cost;

/// What trainings take. A training takes as long as one more epoch than it has: the rows have to be
/// cut, encoded and scored too.
///
/// @param secondsPerEpoch of a training of the baseline, with all rows
/// @param measured the same of candidates that were trained
/// @param speedup seconds of training in a second of time
record Costs(double secondsPerEpoch, Map<String, Double> measured, double speedup) {
  /// Trainings side by side slow each other down.
  private static final double SHARED = 0.85;

  Costs {
    measured = Map.copyOf(measured);
  }

  /// Before anything but the pilot was trained.
  ///
  /// @param processors that are there; more threads than that do not help
  static Costs guessed(double secondsPerEpoch, int threads, int processors) {
    int together = Math.min(threads, processors);
    return new Costs(secondsPerEpoch, Map.of(), together == 1 ? 1 : SHARED * together);
  }

  /// After trainings.
  ///
  /// @param newSpeedup 0 if nothing was trained yet
  Costs learned(List<Trial> trials, double newSpeedup) {
    Map<String, double[]> sums = new HashMap<>();
    for (Trial trial : trials) {
      double[] sum = sums.computeIfAbsent(trial.assignment().candidate(), none -> new double[2]);
      sum[0] += trial.seconds();
      sum[1] += trial.epochs() + 1;
    }
    Map<String, Double> means = new HashMap<>(measured);
    sums.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
    return new Costs(secondsPerEpoch, means, newSpeedup > 0 ? newSpeedup : speedup);
  }

  /// Seconds of an epoch of a candidate; a guess by its class, if it was not trained yet.
  double of(Candidate candidate, Cost baseline) {
    return measured.getOrDefault(
        candidate.name(),
        secondsPerEpoch * weight(candidate.activation().card().advice().cost()) / weight(baseline));
  }

  /// How long an epoch takes in a small network, where functions count most: the mean of digits
  /// with two layers of 64, on one thread.
  private static double weight(Cost cost) {
    return switch (cost) {
      case NOTHING, COMPARISON -> 1;
      case LEARNED_COMPARISON -> 1.2;
      case EXPONENTIAL -> 1.4;
      case EXPONENTIAL_AND_MORE -> 1.7;
    };
  }
}
