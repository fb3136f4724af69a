package org.hillock.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hillock.protocol.Stage;

/// What screening cost beside training everything at full length, in epochs; all of them have the
/// same number of training rows.
///
/// Trained were the pilots, the rounds, and what gave survivors their learning rates. Everything is
/// each candidate with each learning rate on each block of the screening, until it stops by itself.
/// With its own rate a candidate takes as long as its trainings at full length did on average; with
/// another, as many times longer as the pilot with that rate took. A candidate that had no such
/// trainings is taken to need what the others do on average.
///
/// @param trained epochs of screening
/// @param everything epochs of everything at full length
public record ScreeningCost(double trained, double everything) {
  private static final int PILOT = -1;

  /// That of a study.
  public static ScreeningCost of(Study study) {
    Plan plan = study.plan();
    int blocks = plan.blocks().screening();
    double trained =
        study.trials().stream()
            .filter(trial -> trial.assignment().block() < blocks)
            .mapToInt(Trial::epochs)
            .sum();
    List<OptionalDouble> lengths =
        plan.candidates().stream().map(candidate -> withAllRates(study, candidate.name())).toList();
    double usual = lengths.stream().flatMapToDouble(OptionalDouble::stream).average().orElseThrow();
    double everything = blocks * lengths.stream().mapToDouble(l -> l.orElse(usual)).sum();
    return new ScreeningCost(trained, everything);
  }

  /// Trained / everything.
  public double share() {
    return trained / everything;
  }

  /// In one sentence.
  public String sentence() {
    return "Screening took %.0f %% of the epochs of training every candidate at full length."
        .formatted(100 * share());
  }

  /// Epochs of a candidate's trainings at full length, one with each rate.
  private static OptionalDouble withAllRates(Study study, String candidate) {
    int full = study.lengths().epochs(Stage.FULL);
    Map<Double, Integer> pilots = new HashMap<>();
    study.trials().stream()
        .filter(trial -> trial.assignment().block() == PILOT)
        .forEach(trial -> pilots.put(trial.assignment().learningRate(), trial.epochs()));
    return study.trials().stream()
        .filter(trial -> trial.assignment().candidate().equals(candidate))
        .filter(trial -> trial.assignment().epochs() == full)
        .filter(trial -> trial.assignment().block() != PILOT)
        .mapToDouble(trial -> trial.epochs() * longer(study, pilots, trial))
        .average();
  }

  /// How many times longer one training with each rate takes than this one.
  private static double longer(Study study, Map<Double, Integer> pilots, Trial trial) {
    List<Double> rates = study.plan().learningRates();
    if (!pilots.keySet().containsAll(rates)) {
      return rates.size();
    }
    double all = rates.stream().mapToInt(pilots::get).sum();
    return all / pilots.getOrDefault(trial.assignment().learningRate(), 1);
  }
}
