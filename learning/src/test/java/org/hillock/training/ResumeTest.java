package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.activation.function.Prelu;
import org.hillock.data.Split;
import org.hillock.loss.Huber;
import org.hillock.network.Network;
import org.hillock.optimizer.Adagrad;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Optimizer;
import org.hillock.optimizer.RmsProp;
import org.hillock.optimizer.Schedule;
import org.hillock.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A training that is stopped and goes on from a checkpoint ends with the same bits as one that was
/// never stopped.
class ResumeTest {
  /// 36 training rows in batches of 7: the last has one row.
  private static final Split NOISE = Samples.noise(60);

  @TempDir private Path folder;

  static Stream<Settings> settings() {
    Descent all =
        new Descent(new Schedule.WarmUp(0.1, new Schedule.Cosine()), new Clipping(1, 0.5), 0.01, 1);
    return Stream.of(
        new Settings(new Adam(0.03), 7, 7, 7),
        new Settings(new Adam(0.01), 7, 7, 7, all.with(new Schedule.OneCycle())),
        new Settings(new Adam(0.01), 7, 12, 12, all.withBatchesPerStep(4)).with(new Huber()),
        new Settings(new Sgd(0.1, 0), 7, 7, 7, Descent.plain().with(new Schedule.Staircase())),
        new Settings(new Sgd(0.1, 0.9), 7, 50, 3, Descent.plain().withBatchesPerStep(2)),
        new Settings(new Sgd(0.05, 0.9, true), 7, 7, 7, all),
        new Settings(new RmsProp(0.01), 7, 9, 9, all.withBatchesPerStep(3)),
        new Settings(new Adagrad(0.1), 7, 50, 3, all),
        new Settings(new Sgd(0.7, 0), 7, 50, 50));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theStepAfterWhichATrainingStopsChangesNothing(Settings settings) {
    Training training = new Training(network(), NOISE, settings, folder);
    Run whole = training.whole();
    long steps = training.steps();
    assertTrue(steps > 3, steps + " steps");
    for (long step = 1; step <= steps; step++) {
      training.stopAfter(step);
      assertSame(whole, training.goOn(1), "stopped after step " + step);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aTrainingCanStopAfterEachOfItsSteps(Settings settings) {
    Training training = new Training(network(), NOISE, settings, folder);
    Run whole = training.whole();
    long steps = training.steps();
    training.stopAfter(1);
    for (long step = 2; step <= steps; step++) {
      training.goOnUntil(step);
    }
    assertSame(whole, training.goOn(1), "stopped after each step");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aTrainingThatHasEndedEndsAgainFromItsLastCheckpoint(Settings settings) {
    Training training = new Training(network(), NOISE, settings, folder);
    Run whole = training.whole();
    List<Long> steps = new ArrayList<>();
    training.saveAtEnd();
    Run again = training.goOn(1, state -> steps.add(state.steps()));
    assertSame(whole, again, "from the end");
    assertEquals(List.of(), steps, "nothing is left to do");
  }

  @Test
  void theSettingsStopEarlyAndLateAndOverflow() {
    List<Run> runs =
        settings().map(s -> new Training(network(), NOISE, s, folder).whole()).toList();
    assertEquals(Set.of(true, false), runs.stream().map(Run::finite).collect(Collectors.toSet()));
    assertTrue(
        runs.stream().anyMatch(run -> run.epochs() == run.bestEpoch() + 3 && run.epochs() < 50));
    assertTrue(runs.stream().anyMatch(run -> run.epochs() == 12));
  }

  @Test
  void theSettingsHaveEachOptimizer() throws URISyntaxException {
    Path optimizers =
        Path.of(Objects.requireNonNull(Optimizer.class.getResource("Optimizer.class")).toURI());
    File[] files = Objects.requireNonNull(optimizers.toFile().getParentFile().listFiles());
    Set<String> names = new TreeSet<>();
    for (File file : files) {
      String name = file.getName().replace(".class", "");
      if (!name.contains("$") && !name.equals("Optimizer") && isOptimizer(name)) {
        names.add(name);
      }
    }
    assertTrue(names.size() >= 4, names.toString());
    assertEquals(
        names,
        settings()
            .map(settings -> settings.optimizer().getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static boolean isOptimizer(String name) {
    try {
      ClassLoader loader = Optimizer.class.getClassLoader();
      Class<?> type = Class.forName("org.hillock.optimizer." + name, false, loader);
      return Optimizer.class.isAssignableFrom(type);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /// Large enough that threads share out its rows and parameters.
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 16})
  void aTrainingGoesOnWithAnotherNumberOfThreads(int threads) {
    Split split = Samples.xor(1000);
    Descent descent = Descent.plain().with(new Clipping(0.5, 0.1)).withWeightDecay(0.01);
    Settings settings = new Settings(new Adam(0.003), 250, 3, 3, descent.withBatchesPerStep(2));
    Network start = Network.multilayer(2, List.of(300, 130, 65), new Prelu(), 1, 1);
    Training training = new Training(start, split, settings, folder);
    Run whole = training.whole();
    for (long step = 1; step < 6; step++) {
      training.stopAfter(step);
      assertSame(whole, training.goOn(threads), "stopped after step " + step);
    }
  }

  @Test
  void whatAWatcherThrowsEndsTheTraining() {
    Training training = new Training(network(), NOISE, Settings.defaults(), folder);
    assertThrows(
        CancellationException.class,
        () ->
            training.fit(
                new Execution(
                    2,
                    state -> {
                      throw new CancellationException();
                    })));
  }

  private static void assertSame(Run expected, Run actual, String when) {
    assertEquals(expected.finite(), actual.finite(), when);
    assertEquals(expected.bestEpoch(), actual.bestEpoch(), when);
    assertEquals(bits(expected.bestLoss()), bits(actual.bestLoss()), when);
    assertEquals(bits(expected.trainLosses()), bits(actual.trainLosses()), when);
    assertEquals(bits(expected.validationLosses()), bits(actual.validationLosses()), when);
    assertArrayEquals(bits(expected.network()), bits(actual.network()), when);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static List<Long> bits(List<Double> values) {
    return values.stream().map(Double::doubleToRawLongBits).toList();
  }

  private static int[] bits(Network network) {
    int[] bits = new int[network.parameters().length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(network.parameters()[i]);
    }
    return bits;
  }

  private static Network network() {
    return Network.multilayer(2, List.of(9, 5), new Prelu(), 1, 1);
  }
}
