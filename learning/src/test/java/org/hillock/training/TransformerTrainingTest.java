package org.hillock.training;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.optimizer.Adam;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A transformer on sentences of different lengths keeps the promises of a training.
class TransformerTrainingTest {
  private static final Settings SETTINGS = new Settings(new Adam(0.003), 50, 2, 2);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theBitsDependOnNoNumberOfThreads(int threads) throws NoSuchAlgorithmException {
    Training training = training();
    assertEquals(
        fingerprint(training.whole()), fingerprint(training.fit(Execution.onThreads(threads))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aTrainingGoesOnFromACheckpoint(int threads) throws NoSuchAlgorithmException {
    Training training = training();
    String whole = fingerprint(training.whole());
    training.stopAfter(4);
    assertEquals(whole, fingerprint(training.goOn(threads)));
  }

  private Training training() {
    Table table = Table.read(Path.of("../examples/sentences.csv"));
    Split split =
        Split.of(
            Problem.of(new Texts(table, "sentence", 40), List.of("kind"), Optional.empty()), 1);
    Network network =
        Architecture.of(
                inputs(split.train().features()),
                embedding(split.encoder().vocabulary().orElseThrow(), 12),
                learnedPositions(),
                transformerEncoder(3, 20).dropout(0.1),
                transformerEncoder(2, 8).activation("swish").seeingBackOnly(),
                layerNormalization(),
                globalAveragePool(),
                dense(1))
            .network(1);
    return new Training(network, split, SETTINGS, folder);
  }

  private static String fingerprint(Run run) throws NoSuchAlgorithmException {
    assertTrue(run.finite());
    assertNotEquals(0, run.bestEpoch(), "the network has not learned");
    return Fingerprint.of(List.of(run));
  }
}
