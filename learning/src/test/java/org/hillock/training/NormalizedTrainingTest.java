package org.hillock.training;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.hillock.data.Split;
import org.hillock.network.Architecture;
import org.hillock.network.LayerSpec;
import org.hillock.network.Network;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statistics of batches and noise keep the promises of a training: the bits depend on no number of
/// threads, and not on where it was stopped.
class NormalizedTrainingTest {
  private static final Descent DESCENT =
      Descent.plain().with(new Clipping(0.5, 0.1)).withWeightDecay(0.01).withBatchesPerStep(2);

  @TempDir private Path folder;

  /// Large enough that threads share out its rows; 65 channels are no multiple of any of them.
  private static Network large() {
    return network(200, 65);
  }

  private static Network network(int first, int second) {
    return Architecture.of(
            inputs(2),
            batchNormalization(),
            dense(first),
            batchNormalization(),
            relu(),
            dropout(0.2),
            residual(dense(second), groupNormalization(5), selu(), alphaDropout(0.1), dense(first)),
            dense(second),
            layerNormalization(),
            stochasticZeroIdentity(),
            dense(1))
        .network(1);
  }

  private static LayerSpec selu() {
    return activate("selu");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void theBitsDependOnNoNumberOfThreads(int threads) throws NoSuchAlgorithmException {
    Training training = large(folder);
    assertEquals(
        fingerprint(training.whole()), fingerprint(training.fit(Execution.onThreads(threads))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void aTrainingGoesOnFromACheckpoint(int threads) throws NoSuchAlgorithmException {
    Training training = large(folder);
    String whole = fingerprint(training.whole());
    training.stopAfter(3);
    assertEquals(whole, fingerprint(training.goOn(threads)));
  }

  private static Training large(Path folder) {
    Settings settings = new Settings(new Adam(0.003), 250, 3, 3, DESCENT);
    return new Training(large(), Samples.xor(1000), settings, folder);
  }

  @Test
  void aTrainingCanStopAfterEachOfItsSteps() throws NoSuchAlgorithmException {
    Settings settings = new Settings(new Adam(0.003), 7, 3, 3);
    Training training = new Training(network(12, 10), Samples.noise(60), settings, folder);
    String whole = fingerprint(training.whole());
    long steps = training.steps();
    training.stopAfter(1);
    for (long step = 2; step <= steps; step++) {
      training.goOnUntil(step);
    }
    assertEquals(whole, fingerprint(training.goOn(1)));
  }

  private static String fingerprint(Run run) throws NoSuchAlgorithmException {
    assertTrue(run.finite());
    assertNotEquals(0, run.bestEpoch(), "the network has not learned");
    return Fingerprint.of(List.of(run));
  }

  /// The first layer's averages depend on the batches alone, each of which moves them.
  @Test
  void eachBatchOfAStepMovesTheRunningAverages() {
    Split split = Samples.xor(1000);
    float[][] averages = new float[2][];
    for (int way = 0; way < 2; way++) {
      Descent descent = Descent.plain().withBatchesPerStep(1 + 2 * way);
      Settings settings = new Settings(new Sgd(0.01, 0), 100, 1, 1, descent);
      Run run = Trainer.fit(large(), split, settings, 1);
      assertEquals(1, run.bestEpoch());
      averages[way] = Arrays.copyOfRange(run.network().parameters(), 4, 8);
    }
    assertArrayEquals(averages[0], averages[1]);
    // Encoded inputs have mean 0 and variance 1; six batches leave 0.9⁶ = 0.53 of the start.
    assertTrue(averages[0][0] != 0 && Math.abs(averages[0][0]) < 0.1);
    assertTrue(averages[0][2] != 1 && Math.abs(averages[0][2] - 1) < 0.1);
  }
}
