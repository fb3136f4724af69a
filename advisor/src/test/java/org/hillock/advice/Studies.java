package org.hillock.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.notation.Design;
import org.hillock.numeric.Draws;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;

/// Studies with made-up trials: each candidate's log loss is 0.3 plus noise shared by the block,
/// noise of its own, and an effect.
public final class Studies {
  private static final double LEVEL = 0.3;
  private static final double CONSTANT = 0.7;

  private Studies() {}

  /// A study in which each function's loss is changed by its effect.
  public static Study of(
      Map<String, Double> effects,
      double noise,
      int blocks,
      int trainRows,
      int testRows,
      long seed) {
    List<String> names = effects.keySet().stream().sorted().toList();
    List<Activation> candidates =
        Plan.withBaseline(names.stream().map(Activations::named).toList());
    Plan plan =
        Plan.of(candidates, new Design.Multilayer(List.of(4)), blocks, 1, Settings.defaults(), 1);
    Draws draws = Draws.of(seed);
    List<Trial> trials = new ArrayList<>();
    for (Activation candidate : candidates) {
      String name = candidate.name();
      for (int b = 0; b < blocks; b++) {
        double shared = noise * draws.at("block").normal(b);
        double own = noise * draws.at(name).normal(b);
        double loss = LEVEL + shared + own + effects.getOrDefault(name, 0.0);
        trials.add(trial(name, b, loss));
      }
    }
    List<Scores> constants = IntStream.range(0, blocks).mapToObj(b -> scores(CONSTANT)).toList();
    return new Study(problem(), plan, trials, constants, trainRows, testRows);
  }

  private static Trial trial(String name, int block, double loss) {
    return new Trial(name, 1 + block, 0.003, scores(loss), loss, 10, 0.5, true);
  }

  private static Scores scores(double loss) {
    return new Scores(
        Map.of(Metric.LOG_LOSS, loss, Metric.ACCURACY, 0.9, Metric.BALANCED_ACCURACY, 0.9));
  }

  private static Problem problem() {
    List<String> x = IntStream.range(0, 40).mapToObj(String::valueOf).toList();
    List<String> y = IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? "yes" : "no").toList();
    Table table = Table.of("made-up.csv", List.of(new Column("x", x), new Column("y", y)));
    return Problem.of(table, List.of("y"), Optional.empty());
  }
}
