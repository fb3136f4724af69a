package org.hillock.onnx.export;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.averagePool;
import static org.hillock.network.Layers.batchNormalization;
import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.dropout;
import static org.hillock.network.Layers.embedding;
import static org.hillock.network.Layers.globalAveragePool;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.layerNormalization;
import static org.hillock.network.Layers.learnedPositions;
import static org.hillock.network.Layers.maxPool;
import static org.hillock.network.Layers.relu;
import static org.hillock.network.Layers.residual;
import static org.hillock.network.Layers.transformerEncoder;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.data.Column;
import org.hillock.data.Dataset;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.network.Window;
import org.hillock.optimizer.Adam;
import org.hillock.training.Run;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import org.junit.jupiter.api.Test;

/// Networks that have learned answer the same as graphs.
class TrainedNetworksTest {
  private static final Settings SETTINGS = new Settings(new Adam(0.003), 32, 2, 2);

  @Test
  void aNetworkWithResidualsAndBatchNormalizationAnswersForDigits() {
    Split split = Split.of(Problem.of(digits(), Optional.empty(), Optional.empty()), 1);
    Architecture architecture =
        Architecture.of(
            inputs(8, 8, 1),
            convolution(8, 3),
            batchNormalization(),
            relu(),
            residual(
                    convolution(12, Window.of(3).stride(2)),
                    batchNormalization(),
                    activate("swish"),
                    convolution(12, 3))
                .shortcut(averagePool(2), convolution(12, 1)),
            batchNormalization(),
            convolution(12, 3),
            relu(),
            maxPool(2),
            dense(24),
            activate("gelu"),
            dropout(0.1),
            dense(10));
    assertAlike(architecture, split);
  }

  @Test
  void aTransformerAnswersForNamesOfDifferentLengths() {
    Texts names = new Texts(Table.read(Path.of("../examples/first_names.csv")), "name", 12);
    Split split = Split.of(Problem.of(names, List.of("class"), Optional.empty()), 1);
    Architecture architecture =
        Architecture.of(
            inputs(split.train().features()),
            embedding(split.encoder().vocabulary().orElseThrow(), 8),
            learnedPositions(),
            transformerEncoder(2, 16).dropout(0.1),
            layerNormalization(),
            globalAveragePool(),
            dense(1));
    assertTrue(split.test().lengths().isPresent());
    assertAlike(architecture, split);
  }

  private static void assertAlike(Architecture architecture, Split split) {
    Run run = Trainer.fit(architecture.network(1), split, SETTINGS, 1);
    assertTrue(run.bestEpoch() > 0, "the network has not learned");
    Network network = run.network();
    Dataset test = split.test();
    for (OptionalLong opset : List.of(OptionalLong.empty(), OptionalLong.of(Draft.HIGHEST))) {
      Twins twins = Twins.of(network, opset, test.lengths().isPresent());
      twins.assertAlike(test.inputs(), test.lengths(), test.rows(), Twins.TOLERANCE);
      twins.assertReadsBack(opset);
    }
  }

  /// The 64 pixels of each row, from 0 to 16, as an image of 8 × 8.
  private static Images digits() {
    List<Column> columns = Table.read(Path.of("../examples/digits.csv")).columns();
    int rows = columns.getFirst().cells().size();
    byte[] pixels = new byte[rows * 64];
    byte[] labels = new byte[rows];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < 64; i++) {
        pixels[row * 64 + i] = (byte) (15 * Integer.parseInt(columns.get(i).cells().get(row)));
      }
      labels[row] = Byte.parseByte(columns.get(64).cells().get(row));
    }
    return new Images("digits.csv", 8, 8, pixels, Optional.of(labels));
  }
}
