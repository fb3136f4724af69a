package org.hillock.study;

import java.util.List;
import java.util.OptionalDouble;
import org.hillock.protocol.Stage;

/// What screening cost beside training everything at full length, in epochs; all of them have the
/// same number of training rows.
///
/// Trained were the pilot, the rounds, and what gave survivors their learning rates. Everything is
/// each candidate with each learning rate on each block of the screening, until it stops by itself:
/// as long as its own trainings at full length were on average, or, if it had none, those of the
/// candidates that had some.
///
/// @param trained epochs of screening
/// @param everything epochs of everything at full length
public record ScreeningCost(double trained, double everything) {
  /// That of a study.
  public static ScreeningCost of(Study study) {
    Plan plan = study.plan();
    double trained =
        study.trials().stream()
            .filter(trial -> trial.assignment().block() < plan.blocks().screening())
            .mapToInt(Trial::epochs)
            .sum();
    int runs = plan.learningRates().size() * plan.blocks().screening();
    List<OptionalDouble> lengths =
        plan.candidates().stream().map(candidate -> length(study, candidate.name())).toList();
    double usual =
        lengths.stream()
            .flatMapToDouble(OptionalDouble::stream)
            .average()
            .orElse(study.lengths().typical());
    double everything = lengths.stream().mapToDouble(length -> runs * length.orElse(usual)).sum();
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

  /// Epochs of a candidate's trainings at full length.
  private static OptionalDouble length(Study study, String candidate) {
    int full = study.lengths().epochs(Stage.FULL);
    return study.trials().stream()
        .filter(trial -> trial.assignment().candidate().equals(candidate))
        .filter(trial -> trial.assignment().epochs() == full && trial.assignment().block() >= 0)
        .mapToInt(Trial::epochs)
        .average();
  }
}
