package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Swish;
import org.hillock.data.Problem;
import org.hillock.data.Task;
import org.hillock.network.Initialization;
import org.hillock.optimizer.Adam;
import org.hillock.training.Metric;
import org.hillock.training.Settings;

/// Swish against ReLU as networks get deeper than 40 layers.
record SwishDepth() implements Reproduction.Experiment {
  private static final int WIDTH = 64;
  private static final double ALIKE = 0.02;

  @Override
  public Claim claim() {
    return new Claim(
        "swish-depth",
        "Up to some 40 layers networks with swish and with ReLU do as well as each other; between"
            + " 40 and 50 layers swish does much better. (Rule 3: swish for networks deeper than 40"
            + " layers.)",
        "Ramachandran, Zoph and Le, Swish: a self-gated activation function, 2017, first version");
  }

  @Override
  public Finding find(Problem problem, boolean quick, Crew crew) {
    Trials.require(Task.MULTICLASS, problem, claim());
    List<Integer> depths = quick ? List.of(10, 50) : List.of(10, 30, 40, 50);
    int seeds = quick ? 1 : 3;
    int epochs = quick ? 10 : 50;
    Settings settings = new Settings(new Adam(0.001), 32, epochs, epochs);
    List<Arm> arms = new ArrayList<>();
    for (int depth : depths) {
      List<Integer> hidden = Arm.deep(depth, WIDTH);
      Initialization own = Initialization.gainCorrected();
      Initialization glorot = Initialization.glorotUniform();
      arms.add(new Arm("relu " + depth, hidden, new Relu(), own, settings));
      arms.add(new Arm("swish " + depth, hidden, new Swish(), own, settings));
      arms.add(new Arm("relu, Glorot " + depth, hidden, new Relu(), glorot, settings));
      arms.add(new Arm("swish, Glorot " + depth, hidden, new Swish(), glorot, settings));
    }
    Trials trials = Trials.of(arms, problem, seeds, Metric.ACCURACY, crew);
    return new Finding(
        claim(),
        ("%s in place of MNIST, layers of %d in place of 512, no batch normalization, no dropout;"
                + " Adam at 0.001, batches of 32, %d epochs, %d seeds. Starting values are those for"
                + " each function's own gain (He's for relu), or Glorot's for both.")
            .formatted(problem.source(), WIDTH, epochs, seeds),
        List.of(table(trials, depths)),
        checks(trials, depths));
  }

  private static Figures table(Trials trials, List<Integer> depths) {
    List<List<String>> rows = new ArrayList<>();
    for (int depth : depths) {
      rows.add(
          List.of(
              String.valueOf(depth),
              Trials.spread(trials.scores("relu " + depth)),
              Trials.spread(trials.scores("swish " + depth)),
              Trials.spread(trials.scores("relu, Glorot " + depth)),
              Trials.spread(trials.scores("swish, Glorot " + depth))));
    }
    return new Figures(
        "test accuracy, mean and standard deviation over the seeds",
        List.of(
            "hidden layers", "relu, own gain", "swish, own gain", "relu, Glorot", "swish, Glorot"),
        rows);
  }

  private static List<Check> checks(Trials trials, List<Integer> depths) {
    List<Check> checks = new ArrayList<>();
    for (String start : List.of("", ", Glorot")) {
      String which = start.isEmpty() ? "own gain" : "Glorot";
      double apart = 0;
      for (int depth : depths.stream().filter(d -> d < 40).toList()) {
        apart = Math.max(apart, Math.abs(gain(trials, start, depth)));
      }
      checks.add(
          Check.below(
              which + ", below 40 layers the largest difference of the mean accuracies",
              apart,
              ALIKE));
      checks.add(
          Check.above(
              which + ", at %d layers the gain of swish".formatted(depths.getLast()),
              gain(trials, start, depths.getLast()),
              ALIKE));
    }
    return checks;
  }

  private static double gain(Trials trials, String start, int depth) {
    return trials.gain("swish%s %d".formatted(start, depth), "relu%s %d".formatted(start, depth));
  }
}
