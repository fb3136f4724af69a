package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Problem;
import org.hillock.data.Task;
import org.hillock.reproduction.Arm.Outcome;
import org.hillock.statistics.Sample;
import org.hillock.training.Metric;
import org.hillock.work.Crew;

/// What came of training several arms, each with the same seeds: a seed fixes split, noise of the
/// starting weights and order of the rows for all of them.
///
/// @param arms what was trained
/// @param outcomes for each arm one a seed
record Trials(List<Arm> arms, List<List<Outcome>> outcomes) {
  /// Trains them all.
  static Trials of(List<Arm> arms, Problem problem, int seeds, Metric metric, Crew crew) {
    List<Callable<Outcome>> pieces = new ArrayList<>();
    for (Arm arm : arms) {
      for (int seed = 1; seed <= seeds; seed++) {
        long s = seed;
        pieces.add(() -> arm.train(problem, s, metric));
      }
    }
    List<Outcome> all = crew.all("training", pieces);
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (int arm = 0; arm < arms.size(); arm++) {
      outcomes.add(all.subList(arm * seeds, (arm + 1) * seeds));
    }
    return new Trials(arms, outcomes);
  }

  /// Of arms with the same name, as those that differ in the rate only, the one with the least
  /// validation loss, summed over the seeds.
  Trials best() {
    List<Arm> kept = new ArrayList<>();
    List<List<Outcome>> own = new ArrayList<>();
    for (int arm = 0; arm < arms.size(); arm++) {
      String name = arms.get(arm).name();
      int at = kept.stream().map(Arm::name).toList().indexOf(name);
      if (at < 0) {
        kept.add(arms.get(arm));
        own.add(outcomes.get(arm));
      } else if (validation(outcomes.get(arm)) < validation(own.get(at))) {
        kept.set(at, arms.get(arm));
        own.set(at, outcomes.get(arm));
      }
    }
    return new Trials(kept, own);
  }

  private static double validation(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Outcome::leastValidationLoss).sum();
  }

  /// Refuses data of another task.
  static void require(Task task, Problem problem, Claim claim) {
    if (problem.task() != task) {
      throw new InvalidInputException(
          "%s is about %s, and %s is %s; name data of that task."
              .formatted(claim.name(), task.label(), problem.source(), problem.task().label()));
    }
  }

  /// The scores of an arm, one a seed.
  double[] scores(String arm) {
    return of(arm).stream().mapToDouble(Outcome::score).toArray();
  }

  /// The training losses of an arm's last epochs, one a seed.
  double[] losses(String arm) {
    return of(arm).stream().mapToDouble(Outcome::loss).toArray();
  }

  List<Outcome> of(String name) {
    for (int arm = 0; arm < arms.size(); arm++) {
      if (arms.get(arm).name().equals(name)) {
        return outcomes.get(arm);
      }
    }
    throw new IllegalArgumentException(name + " was not trained; name an arm.");
  }

  double meanScore(String arm) {
    return Sample.mean(scores(arm));
  }

  /// By how much the mean score of the one is above that of the other.
  double gain(String arm, String other) {
    return meanScore(arm) - meanScore(other);
  }

  /// For how many seeds the one's number is above the other's.
  static int wins(double[] one, double[] other) {
    int wins = 0;
    for (int seed = 0; seed < one.length; seed++) {
      wins += one[seed] > other[seed] ? 1 : 0;
    }
    return wins;
  }

  /// A check that holds if the one's number is above the other's for every seed.
  static Check always(String criterion, double[] above, double[] below) {
    int wins = wins(above, below);
    return new Check(
        criterion + ", for every seed",
        "for %d of %d".formatted(wins, above.length),
        wins == above.length);
  }

  /// "0.9512 ± 0.0031": mean and standard deviation over the seeds.
  static String spread(double[] values) {
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      return "not finite";
    }
    return values.length == 1
        ? Figures.number("%.4f", values[0])
        : Figures.number("%.4f", Sample.mean(values))
            + " ± "
            + Figures.number("%.4f", Sample.standardDeviation(values));
  }
}
