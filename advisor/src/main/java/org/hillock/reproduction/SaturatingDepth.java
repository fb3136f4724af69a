package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.hillock.data.Problem;
import org.hillock.data.Task;
import org.hillock.network.Initialization;
import org.hillock.optimizer.Adam;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.hillock.work.Crew;

/// Rule 2: sigmoid and tanh do not belong in hidden layers of deep networks.
record SaturatingDepth() implements Reproduction.Experiment {
  private static final int WIDTH = 64;
  private static final double ALIKE = 0.02;

  @Override
  public Claim claim() {
    return new Claim(
        "rule-2",
        "Sigmoid and tanh do not belong in hidden layers: where they saturate gradients vanish, and"
            + " deep networks of them do not learn.",
        "rule 2 of the textbooks' rules for choosing an activation function");
  }

  @Override
  public Finding find(Problem problem, boolean quick, Crew crew) {
    Trials.require(Task.MULTICLASS, problem, claim());
    List<Integer> depths = quick ? List.of(1, 16) : List.of(1, 4, 8, 16, 32);
    int seeds = quick ? 1 : 3;
    int epochs = quick ? 10 : 40;
    Settings settings = new Settings(new Adam(0.001), 32, epochs, epochs);
    Initialization own = Initialization.gainCorrected();
    Initialization glorot = Initialization.glorotUniform();
    List<Arm> arms = new ArrayList<>();
    for (int depth : depths) {
      List<Integer> hidden = Arm.deep(depth, WIDTH);
      arms.add(new Arm("relu " + depth, hidden, new Relu(), own, settings));
      arms.add(new Arm("sigmoid, Glorot " + depth, hidden, new Sigmoid(), glorot, settings));
      arms.add(new Arm("tanh, Glorot " + depth, hidden, new Tanh(), glorot, settings));
      arms.add(new Arm("sigmoid " + depth, hidden, new Sigmoid(), own, settings));
      arms.add(new Arm("tanh " + depth, hidden, new Tanh(), own, settings));
    }
    Trials trials = Trials.of(arms, problem, seeds, Metric.ACCURACY, crew);
    return new Finding(
        claim(),
        ("%s, layers of %d, Adam at 0.001, batches of 32, %d epochs, %d seeds. Starting values are"
                + " Glorot's, as is usual for sigmoid and tanh, or those for each function's own"
                + " gain (He's for relu).")
            .formatted(problem.source(), WIDTH, epochs, seeds),
        List.of(table(trials, depths)),
        checks(trials, depths.getLast()));
  }

  private static Figures table(Trials trials, List<Integer> depths) {
    List<List<String>> rows = new ArrayList<>();
    for (int depth : depths) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(depth)));
      for (String arm : List.of("relu", "sigmoid, Glorot", "tanh, Glorot", "sigmoid", "tanh")) {
        row.add(Trials.spread(trials.scores(arm + " " + depth)));
      }
      rows.add(row);
    }
    return new Figures(
        "test accuracy, mean and standard deviation over the seeds",
        List.of(
            "hidden layers",
            "relu",
            "sigmoid, Glorot",
            "tanh, Glorot",
            "sigmoid, own gain",
            "tanh, own gain"),
        rows);
  }

  private static List<Check> checks(Trials trials, int deepest) {
    List<Check> checks = new ArrayList<>();
    for (String f : List.of("sigmoid", "tanh")) {
      checks.add(
          Check.below(
              "one hidden layer, %s, Glorot: what is lost in accuracy against relu".formatted(f),
              trials.gain("relu 1", f + ", Glorot 1"),
              ALIKE));
    }
    for (String arm : List.of("sigmoid, Glorot", "tanh, Glorot", "sigmoid", "tanh")) {
      String name = arm.contains(",") ? arm : arm + ", own gain";
      checks.add(
          Check.above(
              "%d hidden layers, %s: what is lost in accuracy against relu"
                  .formatted(deepest, name),
              trials.gain("relu " + deepest, arm + " " + deepest),
              ALIKE));
    }
    return checks;
  }
}
