package org.hillock.diagnosis;

import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Task;
import org.hillock.training.Metric;
import org.hillock.training.Settings;

/// How remedies are tried: each on the same seeds and for the same epochs.
///
/// @param seeds how many; seed i is that of the case + i
/// @param epochsBefore epochs after which a remedy sets in
/// @param epochsAfter epochs that each then has; one that starts anew has these and those before
/// @param anew whether all start anew, because what is wrong would stay in the weights
/// @param metric by which the remedies are judged, on validation rows
/// @param threads trainings that run side by side; changes no result
public record TrialPlan(
    int seeds, int epochsBefore, int epochsAfter, boolean anew, Metric metric, int threads) {
  private static final int SEEDS = 5;
  private static final int BEFORE = 10;
  private static final int AFTER = 20;

  /// Checks the numbers.
  public TrialPlan {
    checkPositive("seeds", seeds);
    checkPositive("epochs before a remedy", epochsBefore);
    checkPositive("epochs with a remedy", epochsAfter);
    checkPositive("threads", threads);
  }

  /// Five seeds, 10 epochs and 20 more; judged by accuracy or R², which have a best value, so that
  /// a network that has gone astray does not count for more than all others.
  public static TrialPlan of(Task task, int threads) {
    return new TrialPlan(
        SEEDS,
        BEFORE,
        AFTER,
        false,
        task.equals(Task.REGRESSION) ? Metric.R2 : Metric.ACCURACY,
        threads);
  }

  /// The same for what was found: if it stays in the weights, every remedy starts anew.
  public TrialPlan against(List<Diagnosis> diagnoses) {
    boolean stays =
        diagnoses.stream().anyMatch(one -> one.followsFrom().isEmpty() && one.condition().stays());
    return new TrialPlan(seeds, epochsBefore, epochsAfter, anew || stays, metric, threads);
  }

  /// How long each training is.
  public int epochs() {
    return epochsBefore + epochsAfter;
  }

  /// The settings for a trial. None stops early, so that all have the same time.
  Settings applyTo(Settings settings) {
    return new Settings(
        settings.optimizer(),
        settings.rowsPerBatch(),
        epochs(),
        epochs(),
        settings.descent(),
        settings.loss(),
        settings.onNonFinite());
  }

  private static void checkPositive(String what, int number) {
    if (number < 1) {
      throw new InvalidInputException(
          "%d %s are too few to try remedies; give at least 1.".formatted(number, what));
    }
  }
}
