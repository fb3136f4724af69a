package org.hillock.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hillock.activation.Activations;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
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

/// One epoch of training, with the validation loss before and after it, on random rows in the shape
/// of the digits: 1,797 rows of 64 pixels, ten classes; hidden layers of 64 and 64.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class TrainingBenchmark {
  private static final int ROWS = 1797;
  private static final int PIXELS = 64;
  private static final int GRAYS = 17;
  private static final int DIGITS = 10;
  private static final int HIDDEN = 64;
  private static final long SEED = 1;

  /// The hidden activation; linear costs nearly nothing, so it shows the rest.
  @Param({"linear", "relu", "tanh", "gelu"})
  public String activation = "";

  private final Split split = digits();
  private final Settings settings = Settings.defaults().withEpochs(1);
  private Network start = network("linear");

  /// Makes the network to start from.
  @Setup
  public void initialize() {
    start = network(activation);
  }

  /// One epoch.
  @Benchmark
  public Run epoch() {
    return Trainer.fit(start, split, settings, SEED);
  }

  private static Network network(String activation) {
    return Network.multilayer(
        PIXELS, List.of(HIDDEN, HIDDEN), Activations.named(activation), DIGITS, SEED);
  }

  private static Split digits() {
    Draws draws = Draws.of(SEED).at("digits");
    List<Column> columns = new ArrayList<>();
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      columns.add(column("pixel" + pixel, "", draws.at(pixel), GRAYS));
    }
    columns.add(column("digit", "d", draws.at(PIXELS), DIGITS));
    return Split.of(
        Problem.of(Table.of("random digits", columns), List.of("digit"), Optional.empty()), SEED);
  }

  private static Column column(String name, String prefix, Draws draws, int bound) {
    return new Column(
        name, IntStream.range(0, ROWS).mapToObj(row -> prefix + draws.below(row, bound)).toList());
  }
}
