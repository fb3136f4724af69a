package org.hillock.cli;

import java.util.Optional;
import org.hillock.data.Task;
import org.hillock.diagnosis.TrialPlan;
import org.hillock.training.Metric;
import picocli.CommandLine.Option;

/// Whether and how `diagnose` tries remedies.
final class RemedyOptions {
  @Option(names = "--no-remedies", description = "Only diagnose; try no remedy.")
  private boolean none;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Seeds that each remedy is tried on (default: 5).")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--remedy-after",
      paramLabel = "EPOCHS",
      description = "Epochs after which a remedy sets in (default: 10).")
  private Optional<Integer> after = Optional.empty();

  @Option(
      names = "--remedy-epochs",
      paramLabel = "EPOCHS",
      description = "Epochs that follow, with the remedy and without (default: 20).")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--metric",
      description =
          "By which remedies are judged: accuracy (default), log_loss or balanced_accuracy for classes, r2 (default) or rmse for regression.")
  private Optional<String> metric = Optional.empty();

  boolean wanted() {
    return !none;
  }

  /// @throws org.hillock.activation.InvalidInputException if a number or the metric makes no sense
  TrialPlan plan(Task task, int threads) {
    TrialPlan usual = TrialPlan.of(task, threads);
    return new TrialPlan(
        seeds.orElse(usual.seeds()),
        after.orElse(usual.epochsBefore()),
        epochs.orElse(usual.epochsAfter()),
        usual.anew(),
        metric.map(name -> Metric.parse(name, task)).orElse(usual.metric()),
        threads);
  }
}
