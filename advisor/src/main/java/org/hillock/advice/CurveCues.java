package org.hillock.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.diagnosis.Shown;
import org.hillock.statistics.Sample;
import org.hillock.study.Margins;
import org.hillock.study.Signs;
import org.hillock.study.Trial;

/// What the losses of all blocks show.
final class CurveCues {
  /// Whoever needs twice the epochs is slow; noise alone moves the best epoch by a quarter or so.
  private static final double SLOW = 2;

  /// Of the blocks; the winner need not be ahead in each.
  private static final double MOST = 0.75;

  private CurveCues() {}

  static List<Cue> of(Contest contest) {
    List<Cue> cues = new ArrayList<>();
    nonFinite(contest).ifPresent(cues::add);
    if (isFinite(contest)) {
      fit(contest).ifPresent(cues::add);
      slowness(contest).ifPresent(cues::add);
    }
    return cues;
  }

  /// Half of the blocks more than the winner: they count as a constant answer, which outweighs what
  /// the others do.
  private static Optional<Cue> nonFinite(Contest contest) {
    long own = contest.losing().stream().filter(trial -> !trial.finite()).count();
    long others = contest.winning().stream().filter(trial -> !trial.finite()).count();
    return 2 * (own - others) < contest.blocks()
        ? Optional.empty()
        : Optional.of(
            new Cue(
                Cause.NON_FINITE,
                "With %s numbers became NaN or infinite in %d of %d trainings; with %s in %s."
                    .formatted(
                        contest.loser(),
                        own,
                        contest.blocks(),
                        contest.winner(),
                        others == 0 ? "none" : String.valueOf(others))));
  }

  private static boolean isFinite(Contest contest) {
    return Stream.concat(contest.losing().stream(), contest.winning().stream())
        .allMatch(trial ->
            trial.finite()
                && Double.isFinite(trial.bestLoss())
                && trial.trainLosses().stream().allMatch(Double::isFinite));
  }

  private static Optional<Cue> fit(Contest contest) {
    List<Contest.Look> looks = contest.looks();
    if (looks.isEmpty()) {
      return Optional.empty();
    }
    double sizeable = Margins.sizeableLoss(contest.ofWinner(Signs::constantLoss));
    double[] train = contest.differences(CurveCues::trainLoss);
    double[] gap = contest.differences(trial -> trial.bestLoss() - keptTrainLoss(trial));
    if (all(train, 1) && Sample.mean(train) >= sizeable) {
      return Optional.of(underfitting(contest));
    }
    boolean fitsBetter = all(contest.differences(CurveCues::keptTrainLoss), -1);
    boolean doesWorse = all(contest.differences(Trial::bestLoss), 1);
    return fitsBetter && doesWorse && Sample.mean(gap) >= sizeable
        ? Optional.of(overfitting(contest))
        : Optional.empty();
  }

  private static boolean all(double[] differences, double sign) {
    return DoubleStream.of(differences).allMatch(d -> sign * d > 0);
  }

  /// The least of all epochs.
  private static double trainLoss(Trial trial) {
    return trial.trainLosses().stream().mapToDouble(loss -> loss).min().orElse(Double.NaN);
  }

  /// In the epoch whose parameters are kept.
  private static double keptTrainLoss(Trial trial) {
    return trial.trainLosses().get(Math.max(1, trial.bestEpoch()) - 1);
  }

  private static Cue underfitting(Contest contest) {
    return new Cue(
        Cause.UNDERFITTING,
        "With %s the loss on the rows that are learned from falls to %s in %s at best, with %s to %s in %s (means of %d blocks; it is higher in each)."
            .formatted(
                contest.loser(),
                Shown.loss(mean(contest.losing(), CurveCues::trainLoss)),
                epochs(contest.losing()),
                contest.winner(),
                Shown.loss(mean(contest.winning(), CurveCues::trainLoss)),
                epochs(contest.winning()),
                contest.blocks()));
  }

  private static Cue overfitting(Contest contest) {
    return new Cue(
        Cause.OVERFITTING,
        "With %s the loss is lower on the rows that are learned from, %s instead of %s with %s, and higher on the validation rows, %s instead of %s (means of %d blocks; so in each)."
            .formatted(
                contest.loser(),
                Shown.loss(mean(contest.losing(), CurveCues::keptTrainLoss)),
                Shown.loss(mean(contest.winning(), CurveCues::keptTrainLoss)),
                contest.winner(),
                Shown.loss(mean(contest.losing(), Trial::bestLoss)),
                Shown.loss(mean(contest.winning(), Trial::bestLoss)),
                contest.blocks()));
  }

  private static String epochs(List<Trial> trials) {
    double mean = mean(trials, Trial::epochs);
    return Shown.number(mean) + (mean == 1 ? " epoch" : " epochs");
  }

  private static double mean(List<Trial> trials, ToDoubleFunction<Trial> number) {
    return Sample.mean(trials.stream().mapToDouble(number).toArray());
  }

  /// Epochs that both needed for the loser's best validation loss, where the winner came so far.
  private static Optional<Cue> slowness(Contest contest) {
    List<int[]> reached = new ArrayList<>();
    for (int b = 0; b < contest.blocks(); b++) {
      Trial own = contest.losing().get(b);
      int epoch = firstEpoch(contest.winning().get(b).validationLosses(), own.bestLoss());
      if (own.bestEpoch() > 0 && epoch > 0) {
        reached.add(new int[] {own.bestEpoch(), epoch});
      }
    }
    if (reached.isEmpty() || reached.size() < MOST * contest.blocks()) {
      return Optional.empty();
    }
    double slow = median(reached, 0);
    double fast = median(reached, 1);
    return slow < SLOW * fast
        ? Optional.empty()
        : Optional.of(
            new Cue(
                Cause.SLOWNESS,
                "With %s the best validation loss of %s was reached after %s epochs instead of %s (medians of the %d of %d blocks where it was)."
                    .formatted(
                        contest.winner(),
                        contest.loser(),
                        Shown.number(fast),
                        Shown.number(slow),
                        reached.size(),
                        contest.blocks())));
  }

  /// From 1; 0 if no epoch came so low.
  private static int firstEpoch(List<Double> losses, double target) {
    return IntStream.range(0, losses.size())
            .filter(epoch -> losses.get(epoch) <= target)
            .findFirst()
            .orElse(-1)
        + 1;
  }

  private static double median(List<int[]> pairs, int which) {
    return Sample.median(pairs.stream().mapToDouble(pair -> pair[which]).toArray());
  }
}
