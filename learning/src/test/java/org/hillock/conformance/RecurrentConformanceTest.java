package org.hillock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.hillock.conformance.OnnxCase.Tensor;
import org.hillock.network.Cell;
import org.hillock.network.Gru;
import org.hillock.network.Lstm;
import org.hillock.network.Network;
import org.hillock.network.Recurrent;
import org.hillock.network.Rnn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recurrent layers as ONNX's node tests expect them; there steps come first, weights are turned,
/// and the gates of an LSTM are in the order i, o, f, g.
class RecurrentConformanceTest {
  private static final String FILE = "onnx-recurrent.csv";
  private static final int SEQUENCE = 0;
  private static final int LAST = 1;

  static Stream<OnnxCase> cases() {
    return Stream.of("RNN", "LSTM", "GRU")
        .flatMap(operator -> OnnxCase.of(FILE, operator).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRecurrentLayerIsThatOfOnnx(OnnxCase test) {
    boolean rowsFirst = test.number("layout", 0) == 1;
    List<Integer> shape = test.input(0).shape();
    int rows = shape.get(rowsFirst ? 0 : 1);
    int steps = shape.get(rowsFirst ? 1 : 0);
    int features = shape.get(2);
    int hidden = (int) test.number("hidden_size", 0);
    float[] x = rowsFirst ? test.input(0).values() : swapped(test.input(0).values(), steps, rows);
    for (boolean isSequence : new boolean[] {false, true}) {
      Recurrent layer = new Recurrent(cell(test), steps, features, hidden, false, isSequence);
      float[] y = new Network(List.of(layer), parameters(test, layer)).outputs(x, rows);
      if (!isSequence) {
        test.assertOutput(LAST, Case.wide(y));
      } else if (test.tensors().containsKey("output_" + SEQUENCE)) {
        test.assertOutput(SEQUENCE, Case.wide(rowsFirst ? y : swapped(y, rows, steps)));
      }
    }
  }

  private static Cell cell(OnnxCase test) {
    return switch (test.operator()) {
      case "RNN" -> new Rnn();
      case "LSTM" -> new Lstm();
      default -> new Gru(new Sigmoid(), new Tanh(), test.number("linear_before_reset", 0) == 1);
    };
  }

  /// Two dimensions of a tensor in the other order.
  private static float[] swapped(float[] x, int first, int second) {
    int n = x.length / first / second;
    float[] y = new float[x.length];
    for (int i = 0; i < first * second; i++) {
      System.arraycopy(x, i * n, y, (i % second * first + i / second) * n, n);
    }
    return y;
  }

  private static float[] parameters(OnnxCase test, Recurrent layer) {
    float[] parameters = new float[layer.parameters()];
    int features = layer.features();
    int hidden = layer.hidden();
    int columns = layer.cell().blocks() * hidden;
    for (int column = 0; column < columns; column++) {
      int theirs = block(test, column / hidden) * hidden + column % hidden;
      for (int k = 0; k < features; k++) {
        parameters[k * columns + column] = test.input(1).values()[theirs * features + k];
      }
      for (int k = 0; k < hidden; k++) {
        parameters[(features + k) * columns + column] = test.input(2).values()[theirs * hidden + k];
      }
      if (test.hasInput(3)) {
        Tensor biases = test.input(3);
        parameters[layer.weights() + column] =
            biases.values()[theirs] + biases.values()[columns + theirs];
      }
    }
    return parameters;
  }

  /// Where ONNX has a block of ours.
  private static int block(OnnxCase test, int block) {
    return test.operator().equals("LSTM") ? List.of(0, 2, 1, 3).get(block) : block;
  }

  @Test
  void everyOtherCaseIsLeftOutForAReason() {
    assertEquals(
        Map.of("reads the cell in its gates (peepholes)", 9L), Case.leftOut(Case.of(FILE)));
    assertEquals(
        List.of(3L, 2L, 3L),
        Stream.of("RNN", "LSTM", "GRU")
            .map(operator -> cases().filter(test -> test.operator().equals(operator)).count())
            .toList());
  }
}
