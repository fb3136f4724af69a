package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.List;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.junit.jupiter.api.Test;

class RecurrentOperatorsTest {
  private static final List<String> FUNCTIONS =
      List.of("Tanh", "Sigmoid", "Relu", "HardSigmoid", "Softsign", "LeakyRelu", "Elu");

  @Test
  void recurrentNodesAgreeWithOnnxRuntime() {
    for (int i = 0; i < 30; i++) {
      random("RNN", 1, 1, i).agrees(2e-5f);
      random("GRU", 3, 2, i).agrees(2e-5f);
      random("LSTM", 4, 3, i).agrees(2e-5f);
    }
  }

  /// A node of any direction, lengths, states at the start, functions and limits.
  private static OneNode random(String operator, int gates, int functions, int seed) {
    Draws draws = Draws.of(seed);
    int steps = 1 + draws.below(0, 5);
    int rows = 1 + draws.below(1, 3);
    int inputs = 1 + draws.below(2, 4);
    int hidden = 1 + draws.below(3, 5);
    String direction = List.of("forward", "reverse", "bidirectional").get(draws.below(4, 3));
    int directions = direction.equals("bidirectional") ? 2 : 1;
    OneNode node =
        OneNode.of(operator, 14)
            .floats(draws.at("x"), steps, rows, inputs)
            .floats(draws.at("w"), directions, (long) gates * hidden, inputs)
            .floats(draws.at("r"), directions, (long) gates * hidden, hidden)
            .with("direction", Attribute.of(direction))
            .with("hidden_size", Attribute.of(hidden));
    optional(node, draws, 5, directions, 2L * gates * hidden);
    if (draws.below(6, 2) == 0) {
      long[] lengths = new long[rows];
      for (int row = 0; row < rows; row++) {
        lengths[row] = 1L + draws.below(100L + row, steps);
      }
      node.integers(lengths, (long) rows);
    } else {
      node.nothing();
    }
    optional(node, draws, 7, directions, rows, hidden);
    if (operator.equals("LSTM")) {
      optional(node, draws, 8, directions, rows, hidden);
      optional(node, draws, 9, directions, 3L * hidden);
    }
    if (operator.equals("GRU")) {
      node.with("linear_before_reset", Attribute.of(draws.below(10, 2)));
    }
    if (draws.below(11, 2) == 0) {
      node.with("activations", new Attribute.OfTexts(names(draws, functions * directions)));
    }
    if (draws.below(12, 3) == 0) {
      node.with("clip", Attribute.of(0.8f));
    }
    return node.outputs(operator.equals("LSTM") ? 3 : 2);
  }

  private static void optional(OneNode node, Draws draws, int which, long... dims) {
    if (draws.below(which, 2) == 0) {
      node.floats(draws.at(which), dims);
    } else {
      node.nothing();
    }
  }

  private static List<String> names(Draws draws, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(FUNCTIONS.get(draws.below(200L + i, FUNCTIONS.size())));
    }
    return names;
  }
}
