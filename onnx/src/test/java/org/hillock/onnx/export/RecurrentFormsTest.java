package org.hillock.onnx.export;

import static org.hillock.network.Layers.bidirectional;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.recurrent;
import static org.hillock.network.Layers.sequence;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Elu;
import org.hillock.activation.function.HardSigmoid;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Sigmoid;
import org.hillock.network.Architecture;
import org.hillock.network.Cell;
import org.hillock.network.Gru;
import org.hillock.network.LayerSpec;
import org.hillock.network.Lstm;
import org.hillock.network.Network;
import org.hillock.network.Recurrence;
import org.hillock.network.Rnn;
import org.hillock.onnx.Node;
import org.junit.jupiter.api.Test;

class RecurrentFormsTest {
  @Test
  void cellsOfOnnxAreOperators() {
    for (Cell cell : List.of(new Rnn(), new Lstm(), new Gru(), gru("sigmoid", "tanh", false))) {
      checkAllWays(cell, List.of("RNN", "LSTM", "GRU"));
    }
  }

  @Test
  void functionsThatOnnxHasForCellsAreSettings() {
    List<Cell> cells =
        List.of(
            new Rnn(new LeakyRelu(0.1)),
            new Rnn(new Linear(0.5)),
            new Lstm(new HardSigmoid(), new Elu(0.7), named("softsign")),
            new Lstm(new Sigmoid(), new LeakyRelu(0.2), new Elu(1.5)),
            new Gru(new HardSigmoid(), named("softsign"), true),
            gru("hard_sigmoid", "relu", false));
    for (Cell cell : cells) {
      check(bidirectional(recurrent(cell, 5).sequence()), List.of("RNN", "LSTM", "GRU"));
    }
  }

  @Test
  void otherFunctionsMakeAScan() {
    List<Cell> cells =
        List.of(
            new Rnn(named("gelu")),
            new Gru(new HardSigmoid(), named("softplus"), true),
            new Lstm(named("sigmoid"), named("mish"), named("tanh")),
            gru("sigmoid", "swish", true),
            gru("sigmoid", "swish", false));
    cells.forEach(cell -> checkAllWays(cell, List.of("Scan")));
  }

  @Test
  void softplusOfLargeNumbersIsFiniteInACell() {
    Network network =
        Architecture.of(inputs(2, 3), recurrent(new Rnn(named("softplus")), 4)).network(3);
    float[] inputs = new float[6 * network.inputs()];
    Arrays.fill(network.parameters(), 0.1f);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = 100 * (i % 7);
    }
    Twins.of(network, OptionalLong.empty(), false)
        .assertAlike(inputs, Optional.empty(), 6, Twins.TOLERANCE);
  }

  @Test
  void imagesAndSeriesOfSingleNumbersAreReadStepByStep() {
    Twins.check(1, inputs(4, 2, 3), recurrent(new Lstm(), 5));
    Twins.check(2, inputs(7, 1), recurrent(new Rnn(), 4).reversed());
    Network network = Architecture.of(inputs(7), recurrent(new Gru(), 4).sequence()).network(3);
    Twins.of(network, OptionalLong.empty(), false).assertAlike(3);
  }

  private static Gru gru(String gate, String candidate, boolean resetsAfter) {
    return new Gru(named(gate), named(candidate), resetsAfter);
  }

  private static Elementwise named(String name) {
    return (Elementwise) Activations.named(name);
  }

  /// Forward and backward, the last state and all of them; with a layer before and one after it.
  private static void checkAllWays(Cell cell, List<String> operators) {
    Recurrence layer = recurrent(cell, 5);
    for (LayerSpec one :
        List.of(
            layer,
            layer.reversed(),
            layer.sequence(),
            layer.sequence().reversed(),
            bidirectional(layer),
            bidirectional(layer.sequence()))) {
      check(one, operators);
    }
  }

  private static void check(LayerSpec layer, List<String> operators) {
    LayerSpec layers = sequence(recurrent(new Rnn(), 4).sequence(), layer, dense(2));
    Twins.check(7, inputs(6, 3), layers);
    Network network = Architecture.of(inputs(6, 3), layer).network(1);
    assertTrue(
        NetworkForm.model(network, OptionalLong.empty()).graph().nodes().stream()
            .map(Node::operator)
            .anyMatch(operators::contains));
  }
}
