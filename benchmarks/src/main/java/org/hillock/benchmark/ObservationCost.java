package org.hillock.benchmark;

import static org.hillock.network.Layers.*;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.function.Relu;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Adam;
import org.hillock.probe.Cadence;
import org.hillock.training.Execution;
import org.hillock.training.Identity;
import org.hillock.training.Recorder;
import org.hillock.training.Settings;
import org.hillock.training.State;
import org.hillock.training.Trainer;
import org.hillock.training.Watcher;

/// What it costs to look at a training: the time inside a [Recorder] / that of the training without
/// it, in the same runs, by the processor time of the thread that trains. After one training that
/// is not measured, the least, the median and the most of several, in percent; looks during
/// training, and what comes once, at birth and end, apart.
public final class ObservationCost {
  private static final int ROUNDS = 3;
  private static final double PERCENT = 100;

  private static final Cadence CADENCE = Cadence.usual();

  private ObservationCost() {}

  /// Random rows and a network on them.
  private record Work(String name, Split split, Network start, Settings settings) {}

  /// Prints a table; arguments name the works, all if there is none.
  public static void main(String[] arguments) {
    System.out.println("| work | steps | looks, % | birth and end, in steps | all, % |");
    System.out.println("|---|---|---|---|---|");
    for (String name :
        List.of("iris", "long-iris", "digits", "long-digits", "images", "convolutional", "lstm")) {
      if (arguments.length == 0 || List.of(arguments).contains(name)) {
        System.out.println(measured(work(name)));
      }
    }
  }

  private static Work work(String name) {
    return switch (name) {
      case "iris", "long-iris" -> {
        Split split = split(150, 4, 3);
        Network network = Network.multilayer(4, List.of(16, 16), new Relu(), 3, 1);
        yield new Work(
            "4-16-16-3, batch 32",
            split,
            network,
            settings(32, name.startsWith("long") ? 20_000 : 2000));
      }
      case "digits", "long-digits" -> {
        Split split = split(1797, 64, 10);
        Network network = Network.multilayer(64, List.of(64, 64), new Relu(), 10, 1);
        yield new Work(
            "64-64-64-10, batch 32",
            split,
            network,
            settings(32, name.startsWith("long") ? 1000 : 100));
      }
      case "images" -> {
        Split split = split(4000, 784, 10);
        Network network = Network.multilayer(784, List.of(256, 128), new Relu(), 10, 1);
        yield new Work("784-256-128-10, batch 128", split, network, settings(128, 60));
      }
      case "convolutional" -> {
        Architecture layers =
            Architecture.of(
                inputs(28, 28, 1),
                convolution(16, 3),
                relu(),
                maxPool(2),
                convolution(32, 3),
                relu(),
                maxPool(2),
                dense(10));
        yield new Work(
            "28 × 28, convolutions to 16 and 32 with pools, batch 64",
            split(2000, 784, 10),
            layers.network(1),
            settings(64, 20));
      }
      default -> {
        Architecture layers = Architecture.of(inputs(28, 28), lstm(64), dense(10));
        yield new Work(
            "lstm 64 over 28 steps of 28, batch 32",
            split(2000, 784, 10),
            layers.network(1),
            settings(32, 20));
      }
    };
  }

  private static Settings settings(int rows, int epochs) {
    return new Settings(new Adam(0.001), rows, epochs, epochs);
  }

  private static Split split(int rows, int features, int classes) {
    Draws draws = Draws.of(1).at("rows");
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      columns.add(column("x" + j, "", draws.at(j), rows, 17));
    }
    columns.add(column("class", "c", draws.at(features), rows, classes));
    return Split.of(Problem.of(Table.of("random", columns), List.of("class"), Optional.empty()), 1);
  }

  private static Column column(String name, String prefix, Draws draws, int rows, int bound) {
    return new Column(
        name, IntStream.range(0, rows).mapToObj(row -> prefix + draws.below(row, bound)).toList());
  }

  private static String measured(Work work) {
    double[] looks = new double[ROUNDS];
    double[] once = new double[ROUNDS];
    double[] all = new double[ROUNDS];
    long steps = 0;
    for (int round = -1; round < ROUNDS; round++) {
      Timed timed = Timed.of(work);
      long start = now();
      Trainer.fit(work.start, work.split, work.settings, 1, Execution.plain().with(timed));
      double rest = now() - start - timed.looks - timed.once;
      if (round >= 0) {
        looks[round] = PERCENT * timed.looks / rest;
        once[round] = timed.steps * timed.once / rest;
        all[round] = looks[round] + PERCENT * timed.once / rest;
      }
      steps = timed.steps;
    }
    return "| %s | %d | %s | %s | %s |"
        .formatted(work.name, steps, text(looks), text(once), text(all));
  }

  /// Nanoseconds of this thread alone: on a busy machine a clock counts what others do.
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String text(double[] shares) {
    Arrays.sort(shares);
    return String.format(
        Locale.ROOT, "%.3g (%.3g - %.3g)", shares[ROUNDS / 2], shares[0], shares[ROUNDS - 1]);
  }

  /// Measures how long a recorder takes.
  private static final class Timed implements Watcher {
    private final Recorder recorder;
    private long looks;
    private long once;
    private long steps;
    private boolean isDue;

    private Timed(Recorder recorder) {
      this.recorder = recorder;
    }

    private static Timed of(Work work) {
      return new Timed(
          new Recorder(
              work.split.train(), Identity.loss(work.split, work.settings), Watcher.none()));
    }

    @Override
    public void begins(State state) {
      isDue = CADENCE.isDue(state.steps() + 1);
      if (!isDue) {
        recorder.begins(state);
        return;
      }
      long start = now();
      recorder.begins(state);
      if (state.steps() == 0) {
        once += now() - start;
      } else {
        looks += now() - start;
      }
    }

    @Override
    public void stepped(State state) {
      steps = state.steps();
      if (!isDue) {
        recorder.stepped(state);
        return;
      }
      long start = now();
      recorder.stepped(state);
      looks += now() - start;
    }

    @Override
    public void ended(State state) {
      long start = now();
      recorder.ended(state);
      once += now() - start;
    }
  }
}
