package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Step;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.Tanh;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.network.Dense;
import org.hillock.network.Network;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final Settings QUICK = new Settings(new Adam(0.01), 16, 200, 50);

  @Test
  void xorIsLearned() {
    Split split = Samples.xor(400);
    Run run = Trainer.fit(network(split, new Tanh(), 1), split, QUICK, 1);
    // Of 80 test rows, those within 0.02 of an axis, about 3, may go either way.
    assertTrue(accuracy(run, split) >= 0.95, "accuracy " + accuracy(run, split));
    assertTrue(run.finite());
  }

  @Test
  void withoutAHiddenLayerXorIsNotLearned() {
    Split split = Samples.xor(400);
    Network line = Network.multilayer(2, List.of(), new Tanh(), 1, 1);
    // No line is right in more than three of the four quarters.
    assertTrue(accuracy(Trainer.fit(line, split, QUICK, 1), split) < 0.8);
  }

  @Test
  void aSineIsLearned() {
    Split split = Samples.sine(300);
    Run run = Trainer.fit(network(split, new Swish(), 1), split, QUICK, 1);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    // The sine has a standard deviation of 7 in the unit of the target.
    assertTrue(scores.of(Metric.R2) > 0.99, "R2 " + scores.of(Metric.R2));
    assertTrue(scores.of(Metric.RMSE) < 0.7, "RMSE " + scores.of(Metric.RMSE));
  }

  @Test
  void irisIsLearned() {
    Table table = Table.read(Path.of("../examples/iris.csv"));
    Problem problem = Problem.of(table, List.of("species"), Optional.empty());
    double[] accuracies =
        LongStream.rangeClosed(1, 3)
            .mapToDouble(seed -> {
              Split split = Split.of(problem, seed);
              Network start = network(split, new Relu(), seed);
              return accuracy(Trainer.fit(start, split, Settings.defaults(), seed), split);
            })
            .sorted()
            .toArray();
    // 30 test rows each: at most three wrong.
    assertTrue(accuracies[1] >= 0.9, "accuracies " + Arrays.toString(accuracies));
  }

  private static double accuracy(Run run, Split split) {
    return Scores.of(run.network(), split.test(), split.encoder().target()).of(Metric.ACCURACY);
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
    Split split = Samples.xor(200);
    Network start = network(split, new Tanh(), 1);
    Settings settings = QUICK.withEpochs(5);
    Run first = Trainer.fit(start, split, settings, 1);
    Run again = Trainer.fit(start, split, settings, 1);
    Run other = Trainer.fit(start, split, settings, 2);
    assertArrayEquals(first.network().parameters(), again.network().parameters());
    assertEquals(first.trainLosses(), again.trainLosses());
    assertEquals(first.validationLosses(), again.validationLosses());
    assertFalse(Arrays.equals(first.network().parameters(), other.network().parameters()));
  }

  @Test
  void theStartIsNotChanged() {
    Split split = Samples.xor(200);
    Network start = network(split, new Tanh(), 1);
    float[] before = start.parameters().clone();
    Run run = Trainer.fit(start, split, QUICK.withEpochs(5), 1);
    assertArrayEquals(before, start.parameters());
    assertFalse(Arrays.equals(before, run.network().parameters()));
    assertEquals(start.layers(), run.network().layers());
  }

  /// NaN in the test rows would spoil whatever it touches.
  @Test
  void testRowsAreNotTouched() {
    Split split = Samples.xor(200);
    float[] spoiled = new float[split.test().inputs().length];
    Arrays.fill(spoiled, Float.NaN);
    Dataset test = split.test();
    Split blind =
        new Split(
            split.problem(),
            split.encoder(),
            split.train(),
            split.validation(),
            new Dataset(test.rows(), 2, spoiled, 1, test.targets(), test.task()));
    Network start = network(split, new Tanh(), 1);
    assertArrayEquals(
        Trainer.fit(start, split, QUICK.withEpochs(5), 1).network().parameters(),
        Trainer.fit(start, blind, QUICK.withEpochs(5), 1).network().parameters());
  }

  @Test
  void trainingStopsEarlyAndKeepsTheBestEpoch() {
    // 120 rows of noise and a network of 65 parameters: it soon learns by heart.
    Split split = Samples.noise(120);
    Settings settings = new Settings(new Adam(0.03), 16, 1000, 7);
    Run run = Trainer.fit(network(split, new Tanh(), 1), split, settings, 1);
    assertTrue(run.finite());
    assertTrue(run.epochs() < 1000, "it never stopped");
    assertEquals(7, run.epochs() - run.bestEpoch());
    assertEquals(run.epochs(), run.validationLosses().size());
    assertBest(run, split);
  }

  @Test
  void trainingRunsToTheLastEpochWhileItHelps() {
    Split split = Samples.sine(100);
    Settings settings = new Settings(new Sgd(0.01, 0), 16, 12, 3);
    Run run = Trainer.fit(network(split, new Tanh(), 1), split, settings, 1);
    assertEquals(12, run.epochs());
    assertEquals(12, run.bestEpoch());
    assertBest(run, split);
  }

  /// The best loss is the least of those seen, and the loss of the network that is returned.
  private static void assertBest(Run run, Split split) {
    assertEquals(Collections.min(run.validationLosses()), run.bestLoss());
    assertEquals(run.validationLosses().get(run.bestEpoch() - 1), run.bestLoss());
    assertEquals(loss(run.network(), split.validation()), run.bestLoss());
  }

  /// A step of 2^-120 is lost in the rounding of every parameter but a bias that is still 0.
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 60, 1000})
  void theTrainLossIsTheMeanOverRowsHoweverTheyAreCut(int rowsPerBatch) {
    Split split = Samples.sine(100);
    Network start = network(split, new Tanh(), 1);
    Settings settings = new Settings(new Sgd(0x1p-120, 0), rowsPerBatch, 1, 1);
    Run run = Trainer.fit(start, split, settings, 1);
    // 60 additions in another order.
    assertEquals(loss(start, split.train()), run.trainLosses().getFirst(), 1e-13);
  }

  /// With one row a batch, no hidden layer and all parameters 0, the first weight becomes the sum
  /// of what each row's own gradient -2 t x gives, as long as steps are so small that outputs stay
  /// 0.
  @Test
  void anEpochLearnsFromEachRowOnce() {
    Split split = Samples.sine(50);
    Network line = Network.multilayer(2, List.of(), new Tanh(), 1, 1);
    Network zero = new Network(line.layers(), new float[3]);
    Run run = Trainer.fit(zero, split, new Settings(new Sgd(1e-9, 0), 1, 1, 1), 1);
    Dataset train = split.train();
    double expected = 0;
    for (int row = 0; row < train.rows(); row++) {
      expected += 2e-9 * train.targets()[row] * train.inputs()[2 * row];
    }
    assertEquals(30, train.rows());
    assertTrue(expected > 1e-8, "a row's share is some 1e-9");
    // Outputs reach 1e-7 of the targets; 30 roundings of a sum below 6e-8 are 1e-13.
    assertEquals(expected, run.network().parameters()[0], 2e-13);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e30, 1e3, 1e38})
  void aLearningRateThatIsFarTooLargeEndsWithTheBestFiniteParameters(double learningRate) {
    Split split = Samples.sine(100);
    Network start = network(split, new Relu(), 1);
    Settings settings = new Settings(new Sgd(learningRate, 0), 16, 200, 20);
    Run run = Trainer.fit(start, split, settings, 1);
    assertFalse(run.finite());
    assertEquals(0, run.bestEpoch());
    assertTrue(run.epochs() < 20, "it went on for " + run.epochs() + " epochs");
    assertArrayEquals(start.parameters(), run.network().parameters());
    assertEquals(loss(start, split.validation()), run.bestLoss());
  }

  /// By gradient descent at 0.03 the second weight goes to its goal 1 by 3 % a step, while the
  /// first, which starts next to its goal 0, doubles each time: after 14 steps it has the upper
  /// hand, after some 150 it overflows.
  @Test
  void aLateOverflowKeepsTheBestEpochBefore() {
    Dataset data =
        new Dataset(
            4,
            2,
            new float[] {10, 0, -10, 0, 0, 1, 0, -1},
            1,
            new float[] {0, 0, 1, -1},
            Task.REGRESSION);
    Split any = Samples.sine(100);
    Split split = new Split(any.problem(), any.encoder(), data, data, data);
    Network start = new Network(List.of(new Dense(2, 1)), new float[] {1e-6f, 0, 0});
    Run run = Trainer.fit(start, split, new Settings(new Sgd(0.03, 0), 4, 400, 400), 1);
    assertFalse(run.finite());
    assertTrue(run.bestEpoch() > 10 && run.bestEpoch() < 20, "best is epoch " + run.bestEpoch());
    assertTrue(run.epochs() > 100 && run.epochs() < 200, run.epochs() + " epochs");
    assertEquals(run.validationLosses().get(run.bestEpoch() - 1), run.bestLoss());
    assertEquals(loss(run.network(), data), run.bestLoss());
    for (float parameter : run.network().parameters()) {
      assertTrue(Math.abs(parameter) < 1);
    }
  }

  @Test
  void anInterruptedThreadStops() {
    Split split = Samples.xor(200);
    Network start = network(split, new Tanh(), 1);
    Thread.currentThread().interrupt();
    try {
      String message =
          assertThrows(CancellationException.class, () -> Trainer.fit(start, split, QUICK, 1))
              .getMessage();
      assertEquals("training was interrupted in epoch 1", message);
      assertTrue(Thread.currentThread().isInterrupted(), "the caller sees it too");
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void anUntrainableNetworkIsRefused() {
    Split split = Samples.xor(200);
    Network start = network(split, new Step(), 1);
    assertTrue(
        String.valueOf(
                assertThrows(InvalidInputException.class, () -> Trainer.fit(start, split, QUICK, 1))
                    .getMessage())
            .startsWith("step cannot be trained in a hidden layer"));
  }

  @Test
  void settingsBelowOneAreRefused() {
    assertSettings("rows per batch 0, epochs 5, patience 2: each has to be at least 1.", 0, 5, 2);
    assertSettings("rows per batch 8, epochs 0, patience 2: each has to be at least 1.", 8, 0, 2);
    assertSettings("rows per batch 8, epochs 5, patience -2: each has to be at least 1.", 8, 5, -2);
  }

  private static void assertSettings(String message, int rowsPerBatch, int epochs, int patience) {
    assertEquals(
        message,
        assertThrows(
                InvalidInputException.class,
                () -> new Settings(new Adam(0.1), rowsPerBatch, epochs, patience))
            .getMessage());
  }

  @Test
  void oneSettingChangesAndTheOthersStay() {
    Settings settings = new Settings(new Sgd(0.1, 0.9), 8, 5, 2);
    assertEquals(new Settings(new Sgd(0.5, 0.9), 8, 5, 2), settings.withLearningRate(0.5));
    assertEquals(new Settings(new Sgd(0.1, 0.9), 8, 70, 2), settings.withEpochs(70));
  }

  private static Network network(Split split, Activation activation, long seed) {
    return Network.multilayer(
        split.train().features(), List.of(16), activation, split.train().outputs(), seed);
  }

  private static double loss(Network network, Dataset data) {
    float[] outputs = network.outputs(data.inputs(), data.rows());
    return Loss.of(data.task()).mean(outputs, data.targets(), data.rows(), data.outputs());
  }
}
