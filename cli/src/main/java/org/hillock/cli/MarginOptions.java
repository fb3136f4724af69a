package org.hillock.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.study.Margins;
import org.hillock.training.Metric;
import picocli.CommandLine.Option;

/// Which differences matter to the user.
final class MarginOptions {
  @Option(
      names = "--margin",
      paramLabel = "X",
      description =
          "The largest difference of the metric that does not matter: no smaller gain is claimed (default: 0.002 of a share or of r2, else 0.2 %% of what a constant answer scores).")
  private Optional<Double> margin = Optional.empty();

  @Option(
      names = "--sizeable",
      paramLabel = "X",
      description =
          "The smallest gain that you would not want to miss: a tie is claimed only if it is ruled out (default: 0.02 or 5 %%).")
  private Optional<Double> sizeable = Optional.empty();

  /// Completed by what is usual.
  ///
  /// @param constant score of the best constant answer
  Margins of(Metric metric, double constant) {
    return Margins.of(metric, constant, number(margin), number(sizeable));
  }

  private static OptionalDouble number(Optional<Double> option) {
    return option.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
