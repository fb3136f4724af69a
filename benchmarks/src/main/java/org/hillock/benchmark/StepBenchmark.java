package org.hillock.benchmark;

import static org.hillock.network.Layers.*;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hillock.activation.function.Relu;
import org.hillock.data.Column;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.data.Task;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Adam;
import org.hillock.training.Run;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// An epoch of 20 steps on random numbers, with next to no validation: what is done in each step,
/// such as looking for numbers that are not finite, shows in it when two versions take turns.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class StepBenchmark {
  private static final int STEPS = 20;
  private static final int SMALL_BATCH = 32;
  private static final int BATCH = 128;
  private static final int CLASSES = 10;
  private static final int VALIDATION = 10;

  /// A perceptron 4-16-16-10 on batches of 32, one of 784-256-128-10 on batches of 128, or a
  /// convolutional network on batches of 128 images of 28 × 28.
  @Param({"small", "perceptron", "convolutional"})
  public String network = "";

  private Network start = network("small");
  private Split split = split(start, SMALL_BATCH);
  private Settings settings = settings(SMALL_BATCH);

  /// Makes network and numbers.
  @Setup
  public void initialize() {
    int batch = network.equals("small") ? SMALL_BATCH : BATCH;
    start = network(network);
    split = split(start, batch);
    settings = settings(batch);
  }

  /// An epoch.
  @Benchmark
  public Run epoch() {
    return Trainer.fit(start, split, settings, 1);
  }

  private static Settings settings(int batch) {
    return new Settings(new Adam(0.001), batch, 1, 1);
  }

  private static Network network(String name) {
    return switch (name) {
      case "small" -> Network.multilayer(4, List.of(16, 16), new Relu(), CLASSES, 1);
      case "perceptron" -> Network.multilayer(784, List.of(256, 128), new Relu(), CLASSES, 1);
      default ->
          Architecture.of(
                  inputs(28, 28, 1),
                  convolution(16, 3),
                  relu(),
                  maxPool(2),
                  convolution(32, 3),
                  relu(),
                  maxPool(2),
                  dense(64),
                  relu(),
                  dense(CLASSES))
              .network(1);
    };
  }

  private static Split split(Network network, int batch) {
    List<String> cells = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    Table table = Table.of("numbers", List.of(new Column("x", cells), new Column("t", cells)));
    Split any = Split.of(Problem.of(table, List.of("t"), Optional.empty()), 1);
    Dataset few = data(network, VALIDATION);
    return new Split(any.problem(), any.encoder(), data(network, STEPS * batch), few, few);
  }

  private static Dataset data(Network network, int rows) {
    int features = network.inputs();
    float[] inputs = new float[rows * features];
    float[] targets = new float[rows * CLASSES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) Draws.of(1).normal(i);
    }
    for (int row = 0; row < rows; row++) {
      targets[row * CLASSES + row % CLASSES] = 1;
    }
    return new Dataset(
        rows,
        features,
        inputs,
        CLASSES,
        targets,
        Task.MULTICLASS,
        network.layers().getFirst().inputShape().sizes(),
        Optional.empty());
  }
}
