package org.hillock.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Successive halving by thirds: after 1/9, 1/3 and all of the epochs the best third goes on.
///
/// Never out are the baseline, the best `fewest`, and whoever is no more than one paired standard
/// error behind the last one kept, up to [Design#ties] of those: three blocks alone do not tell
/// them apart. A stage that could take nobody out is not run, nor is the last one where it costs
/// too much.
///
/// Source: Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter
/// optimization", 2016; the standard error is ours.
///
/// @param eliminations who is out, after which stage and why
/// @param survivors numbers of those that remain, rising, the baseline among them
/// @param stages that were run
public record Screening(
    List<Elimination> eliminations, List<Integer> survivors, List<Stage> stages) {
  private static final int KEPT = 3;

  static Screening of(Design design, Outcomes outcomes) {
    List<Elimination> eliminations = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    List<Integer> alive =
        IntStream.range(0, design.candidates())
            .filter(c -> c != design.baseline())
            .boxed()
            .toList();
    for (Stage stage : List.of(Stage.NINTH, Stage.THIRD, Stage.FULL)) {
      int kept = Math.max(design.fewest(), (alive.size() + KEPT - 1) / KEPT);
      if (kept < alive.size() && (stage != Stage.FULL || outcomes.affords(alive.size() + 1))) {
        List<Elimination> out = cut(design, outcomes, alive, kept, stage);
        List<Integer> gone = out.stream().map(Elimination::candidate).toList();
        alive = alive.stream().filter(candidate -> !gone.contains(candidate)).toList();
        eliminations.addAll(out);
        stages.add(stage);
        outcomes.screened(stage, out, alive);
      }
    }
    List<Integer> survivors = new ArrayList<>(alive);
    survivors.add(design.baseline());
    survivors.sort(Comparator.naturalOrder());
    return new Screening(List.copyOf(eliminations), List.copyOf(survivors), List.copyOf(stages));
  }

  private static List<Elimination> cut(
      Design design, Outcomes outcomes, List<Integer> alive, int kept, Stage stage) {
    List<Integer> competing = new ArrayList<>(alive);
    competing.add(design.baseline());
    List<Scored> ranking =
        Scored.of(outcomes, stage, competing, 0, design.screening()).stream()
            .filter(scored -> scored.candidate() != design.baseline())
            .sorted(Comparator.comparingDouble(Scored::mean).reversed())
            .toList();
    Scored last = ranking.get(kept - 1);
    List<Elimination> behind =
        ranking.stream().skip(kept).map(candidate -> elimination(candidate, last, stage)).toList();
    List<Elimination> tied =
        behind.stream().filter(Elimination::isTie).limit(design.ties()).toList();
    return behind.stream().filter(elimination -> !tied.contains(elimination)).toList();
  }

  private static Elimination elimination(Scored candidate, Scored last, Stage stage) {
    return new Elimination(
        candidate.candidate(),
        stage,
        last.mean() - candidate.mean(),
        Scored.standardError(last.minus(candidate)));
  }
}
