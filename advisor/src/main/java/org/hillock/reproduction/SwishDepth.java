package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Swish;
import org.hillock.data.Problem;
import org.hillock.data.Task;
import org.hillock.network.Initialization;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.optimizer.Adam;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.hillock.work.Crew;

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
    List<Double> rates = quick ? List.of(0.001) : List.of(0.0003, 0.001);
    int seeds = quick ? 1 : 3;
    int epochs = quick ? 10 : 50;
    List<Arm> arms = new ArrayList<>();
    for (double rate : rates) {
      Settings settings = new Settings(new Adam(rate), 32, epochs, epochs);
      for (int depth : depths) {
        for (Start start : Start.values()) {
          arms.add(arm(start, new Relu(), depth, settings));
          arms.add(arm(start, new Swish(), depth, settings));
        }
      }
    }
    Trials all = Trials.of(arms, problem, seeds, Metric.ACCURACY, crew);
    Trials trials = all.best();
    return new Finding(
        claim(),
        ("%s in place of MNIST, layers of %d in place of 512, no residual connections; Adam at %s,"
                + " of which each network has the one with the least validation loss, batches of 32,"
                + " %d epochs, %d seeds. Starting values are those for each function's own gain"
                + " (He's for relu), Glorot's, or Glorot's with batch normalization before each"
                + " activation.")
            .formatted(
                problem.source(),
                WIDTH,
                rates.stream()
                    .map(r -> Figures.number("%.4f", r))
                    .collect(Collectors.joining(" or ")),
                epochs,
                seeds),
        List.of(table(trials, depths)),
        checks(trials, depths));
  }

  private static Arm arm(Start start, Activation activation, int depth, Settings settings) {
    List<LayerSpec> after = new ArrayList<>();
    if (start == Start.NORMALIZED) {
      after.add(Layers.batchNormalization());
    }
    after.add(Layers.activate(activation));
    return new Arm(
        start.name(activation.name(), depth),
        Arm.deep(depth, WIDTH),
        after,
        start == Start.OWN ? Initialization.gainCorrected() : Initialization.glorotUniform(),
        settings);
  }

  private static Figures table(Trials trials, List<Integer> depths) {
    List<String> header = new ArrayList<>(List.of("hidden layers"));
    for (Start start : Start.values()) {
      header.add("relu, " + start.label);
      header.add("swish, " + start.label);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int depth : depths) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(depth)));
      for (Start start : Start.values()) {
        row.add(Trials.spread(trials.scores(start.name("relu", depth))));
        row.add(Trials.spread(trials.scores(start.name("swish", depth))));
      }
      rows.add(row);
    }
    return new Figures("test accuracy, mean and standard deviation over the seeds", header, rows);
  }

  private static List<Check> checks(Trials trials, List<Integer> depths) {
    List<Check> checks = new ArrayList<>();
    int deepest = depths.getLast();
    for (Start start : Start.values()) {
      double apart = 0;
      for (int depth : depths.stream().filter(d -> d < 40).toList()) {
        apart = Math.max(apart, Math.abs(gain(trials, start, depth)));
      }
      checks.add(
          Check.below(
              start.label + ", below 40 layers the largest difference of the mean accuracies",
              apart,
              ALIKE));
      checks.add(
          Check.above(
              start.label + ", at %d layers the gain of swish".formatted(deepest),
              gain(trials, start, deepest),
              ALIKE));
    }
    return checks;
  }

  private static double gain(Trials trials, Start start, int depth) {
    return trials.gain(start.name("swish", depth), start.name("relu", depth));
  }

  /// How the networks start.
  private enum Start {
    OWN("own gain"),
    GLOROT("Glorot"),
    NORMALIZED("batch norm");

    private final String label;

    Start(String label) {
      this.label = label;
    }

    String name(String function, int depth) {
      return "%s, %s, %d".formatted(function, label, depth);
    }
  }
}
