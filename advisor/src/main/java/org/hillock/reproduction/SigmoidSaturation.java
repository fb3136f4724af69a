package org.hillock.reproduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.hillock.activation.Activation;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.network.Initialization;
import org.hillock.network.Network;
import org.hillock.optimizer.Sgd;
import org.hillock.statistics.Sample;
import org.hillock.training.Execution;
import org.hillock.training.Metric;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import org.hillock.work.Crew;

/// In a deep network of sigmoids the last hidden layer saturates at 0 at once, and learning waits.
record SigmoidSaturation() implements Reproduction.Experiment {
  private static final int LAYERS = 4;
  private static final int WIDTH = 100;
  private static final int ROWS = 300;
  private static final int EARLY = 5;
  private static final int BATCH = 10;

  @Override
  public Claim claim() {
    return new Claim(
        "sigmoid-saturation",
        "In a network of four hidden layers of sigmoids the last one is driven to its saturation at"
            + " 0 within the first epochs and stays there for long, while the layers below it stay"
            + " above 0.5 and nothing is learned; tanh does not suffer from that.",
        "Glorot and Bengio, Understanding the difficulty of training deep feedforward neural"
            + " networks, 2010, section 3.1 and figure 2");
  }

  @Override
  public Finding find(Problem problem, boolean quick, Crew crew) {
    Trials.require(Task.MULTICLASS, problem, claim());
    int epochs = quick ? 10 : 100;
    int seeds = quick ? 1 : 3;
    Settings settings = new Settings(new Sgd(0.1, 0), BATCH, epochs, epochs);
    List<Callable<Course>> pieces = new ArrayList<>();
    for (Activation activation : List.of(new Sigmoid(), new Tanh())) {
      for (int seed = 1; seed <= seeds; seed++) {
        long s = seed;
        pieces.add(() -> course(activation, problem, settings, s));
      }
    }
    List<Course> all = crew.all("training", pieces);
    List<Course> sigmoid = all.subList(0, seeds);
    List<Course> tanh = all.subList(seeds, 2 * seeds);
    double constant = Scores.ofConstant(Split.of(problem, 1)).of(Metric.LOG_LOSS);
    return new Finding(
        claim(),
        ("%s in place of Shapeset, %d hidden layers of %d in place of 1000; weights uniform on"
                + " ±1/sqrt(inputs), biases 0; gradient descent at 0.1, batches of 10, %d epochs of"
                + " %d steps, %d seeds. Mean values of each hidden layer on %d training rows. Always the same"
                + " answer has a loss of %.3f.")
            .formatted(
                problem.source(), LAYERS, WIDTH, epochs, steps(problem), seeds, ROWS, constant),
        List.of(table(sigmoid, tanh, epochs)),
        List.of(
            lastLayer(sigmoid, EARLY),
            lastLayer(sigmoid, epochs),
            Check.above(
                "after epoch %d, mean value of the other hidden layers, the least of all,"
                    .formatted(epochs),
                sigmoid.stream()
                    .flatMapToDouble(c -> Arrays.stream(c.means.get(epochs), 0, LAYERS - 1))
                    .min()
                    .orElseThrow(),
                0.4),
            Check.above(
                "in epoch %d, training loss over that of the same answer, the least of the seeds,"
                    .formatted(epochs),
                relative(sigmoid, epochs, constant).min().orElseThrow(),
                0.95),
            Check.below(
                "with tanh the same in epoch 5, the largest of the seeds,",
                relative(tanh, EARLY, constant).max().orElseThrow(),
                0.5)));
  }

  private static int steps(Problem problem) {
    return (Split.of(problem, 1).train().rows() + BATCH - 1) / BATCH;
  }

  private static Check lastLayer(List<Course> courses, int epoch) {
    return Check.below(
        "after epoch %d, mean value of the last hidden layer, the largest of the seeds,"
            .formatted(epoch),
        courses.stream().mapToDouble(c -> c.means.get(epoch)[LAYERS - 1]).max().orElseThrow(),
        0.1);
  }

  private static DoubleStream relative(List<Course> courses, int epoch, double constant) {
    return courses.stream().mapToDouble(c -> c.losses.get(epoch - 1) / constant);
  }

  private static Figures table(List<Course> sigmoid, List<Course> tanh, int epochs) {
    List<List<String>> rows = new ArrayList<>();
    for (int epoch : List.of(0, 1, 2, EARLY, 10, 20, 50, 100)) {
      if (epoch <= epochs) {
        List<String> row = new ArrayList<>(List.of(String.valueOf(epoch)));
        for (int layer = 0; layer < LAYERS; layer++) {
          row.add(Figures.number("%.3f", mean(sigmoid, epoch, layer)));
        }
        row.add(epoch == 0 ? "" : Figures.number("%.3f", loss(sigmoid, epoch)));
        row.add(Figures.number("%.3f", mean(tanh, epoch, LAYERS - 1)));
        row.add(epoch == 0 ? "" : Figures.number("%.3f", loss(tanh, epoch)));
        rows.add(row);
      }
    }
    return new Figures(
        "mean value of each hidden layer of sigmoids, of the last one of tanh, and training losses;"
            + " means over the seeds",
        List.of(
            "epoch", "layer 1", "layer 2", "layer 3", "layer 4", "loss", "tanh: layer 4", "loss"),
        rows);
  }

  private static double mean(List<Course> courses, int epoch, int layer) {
    return Sample.mean(courses.stream().mapToDouble(c -> c.means.get(epoch)[layer]).toArray());
  }

  private static double loss(List<Course> courses, int epoch) {
    return Sample.mean(courses.stream().mapToDouble(c -> c.losses.get(epoch - 1)).toArray());
  }

  private static Course course(
      Activation activation, Problem problem, Settings settings, long seed) {
    Split split = Split.of(problem, seed);
    Initialization weightsOnly =
        (layer, parameters, from, gain, draws) -> {
          Initialization.inverseRoot().start(layer, parameters, from, gain, draws);
          Arrays.fill(parameters, from + layer.weights(), from + layer.parameters(), 0);
        };
    Network network =
        new Arm("", Arm.deep(LAYERS, WIDTH), activation, weightsOnly, settings)
            .network(split, seed);
    int rows = Math.min(ROWS, split.train().rows());
    float[] inputs = Arrays.copyOf(split.train().inputs(), rows * split.train().features());
    List<double[]> means = new ArrayList<>();
    means.add(means(network, inputs, rows));
    Run run =
        Trainer.fit(
            network,
            split,
            settings,
            seed,
            new Execution(
                1,
                state -> {
                  if (state.rowsDone() == state.rows()) {
                    means.add(means(state.network(), inputs, rows));
                  }
                }));
    return new Course(means, run.trainLosses());
  }

  private static double[] means(Network network, float[] inputs, int rows) {
    Signals signals = Signals.forward(network, inputs, rows);
    double[] means = new double[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      means[layer] = Signals.mean(signals.values(2 * layer + 1));
    }
    return means;
  }

  /// @param means of each hidden layer's values, before training and after each epoch
  /// @param losses on the training rows, mean of each epoch
  private record Course(List<double[]> means, List<Double> losses) {}
}
