package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trainings that are killed again and again, as by `kill -9`, and go on, write the model of those
/// that never stopped, byte for byte.
class KillTest {
  private static final int KILLED = 128 + 9;
  private static final int MOST_KILLS_OF_A_RUN = 10;
  private static final int AT_ONCE = 2;

  /// Without the optimizing compiler, which lanes need to be fast.
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-Dhillock.simd=off");

  /// Of some 2000 to 6000 steps each.
  private static final List<String> TRAININGS =
      List.of(
          "digits.csv --target digit --epochs 60",
          "iris.csv --target species --optimizer nesterov --learning-rate 0.01"
              + " --schedule one-cycle --clip-norm 1 --epochs 1000",
          "concrete.csv --target compressive_strength --activation prelu --loss huber"
              + " --optimizer adamw --schedule warmup-cosine --batches-per-step 2 --epochs 200",
          "breast_cancer.csv --target diagnosis --activation tanh --optimizer rmsprop"
              + " --label-smoothing 0.1 --clip-value 0.1 --epochs 200",
          "iris.csv --target species --activation swish --optimizer adagrad --batch 16"
              + " --learning-rate 0.03 --class-weights balanced --epochs 800",
          "concrete.csv --target compressive_strength --optimizer sgd --learning-rate 20"
              + " --on-non-finite rollback --epochs 200");

  @TempDir private Path folder;

  private final AtomicInteger halfWritten = new AtomicInteger();

  @Test
  void fiftyKillsChangeNothing() throws Exception {
    kill(50);
  }

  @Test
  @Tag("exhaustive")
  void aThousandKillsChangeNothing() throws Exception {
    kill(1000);
  }

  private void kill(int kills) throws Exception {
    List<byte[]> models = new ArrayList<>();
    for (String training : TRAININGS) {
      Path model = folder.resolve("whole");
      Terminal whole = Terminal.run(arguments(training, model).toArray(String[]::new));
      assertEquals(0, whole.exitCode(), whole.err());
      models.add(Files.readAllBytes(model));
    }
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger left = new AtomicInteger(kills);
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
      Callable<Integer> worker =
          () -> {
            int done = 0;
            while (left.get() > 0) {
              done += run(runs.getAndIncrement(), models, left);
            }
            return done;
          };
      int done = 0;
      for (Future<Integer> part : executor.invokeAll(List.of(worker, worker), 1, TimeUnit.HOURS)) {
        done += part.get();
      }
      assertEquals(kills, done);
    }
    System.out.println(
        "killed %d times in %d runs; %d left a checkpoint half written"
            .formatted(kills, runs.get(), halfWritten.get()));
  }

  /// One training to its end.
  ///
  /// @param left how many kills are left for all runs
  /// @return how often it was killed
  private int run(int number, List<byte[]> models, AtomicInteger left) throws Exception {
    Draws draws = Draws.of(9).at(number);
    int training = number % TRAININGS.size();
    Path here = Files.createDirectory(folder.resolve("run" + number));
    Path saved = here.resolve("checkpoints");
    Path model = here.resolve("model");
    long newest = -1;
    for (int kills = 0; ; ) {
      boolean kill = kills < MOST_KILLS_OF_A_RUN && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
      List<String> arguments = arguments(TRAININGS.get(training), model);
      arguments.addAll(List.of("--checkpoint", saved.toString(), "--resume"));
      arguments.addAll(List.of("--checkpoint-every", 1 + draws.at(kills).below(2, 15) + "steps"));
      arguments.addAll(List.of("--threads", Integer.toString(1 + kills % 3)));
      List<String> options = kills % 2 == 0 ? QUICK_START : List.of();
      try (TrainProcess life = TrainProcess.start(here, options, arguments)) {
        if (kill) {
          waitForTheMoment(life, saved, newest, draws.at(kills));
          life.process().destroyForcibly();
        }
        int exitCode = life.ended();
        assertFalse(Files.readString(life.out()).contains("passed over"), "damaged");
        if (kill && exitCode == 0) {
          left.incrementAndGet();
        }
        if (exitCode == 0) {
          assertTrue(
              Arrays.equals(models.get(training), Files.readAllBytes(model)),
              "run " + number + " after " + kills + " kills");
          return kills;
        }
        assertEquals(KILLED, exitCode, Files.readString(life.err()));
      }
      kills++;
      halfWritten.addAndGet(temporary(saved));
      assertTrue(TrainProcess.newest(saved) >= newest, "a checkpoint was lost");
      newest = TrainProcess.newest(saved);
    }
  }

  /// One of four at any moment, from the start of the JVM on; the others while checkpoints are
  /// written.
  private static void waitForTheMoment(TrainProcess life, Path saved, long newest, Draws draws)
      throws InterruptedException {
    if (draws.below(0, 4) > 0) {
      life.until(() -> TrainProcess.newest(saved) > newest);
      Thread.sleep(draws.below(1, 150));
    } else {
      Thread.sleep(draws.below(1, 800));
    }
  }

  private static int temporary(Path saved) throws IOException {
    if (!Files.isDirectory(saved)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(saved)) {
      return (int) files.filter(file -> file.toString().endsWith(".tmp")).count();
    }
  }

  private static List<String> arguments(String training, Path model) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(List.of(("../examples/" + training).split(" ")));
    arguments.addAll(List.of("--patience", "1000", "--out", model.toString()));
    return arguments;
  }
}
