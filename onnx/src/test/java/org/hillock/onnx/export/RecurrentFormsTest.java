package org.hillock.onnx.export;

import static org.hillock.network.Layers.bidirectional;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.recurrent;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;

class RecurrentFormsTest {
  private static final int ROWS = 9;
  private static final int STEPS = 6;
  private static final int FEATURES = 3;
  private static final float NEAR = 1e-5f;

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
            new Gru(new HardSigmoid(), named("softplus"), true),
            gru("hard_sigmoid", "relu", false));
    cells.forEach(cell -> checkAllWays(cell, List.of("RNN", "LSTM", "GRU")));
  }

  @Test
  void otherFunctionsMakeAScan() {
    List<Cell> cells =
        List.of(
            new Rnn(named("gelu")),
            new Lstm(named("sigmoid"), named("mish"), named("tanh")),
            gru("sigmoid", "swish", true),
            gru("sigmoid", "swish", false));
    cells.forEach(cell -> checkAllWays(cell, List.of("Scan")));
  }

  @Test
  void imagesAndSeriesOfSingleNumbersAreReadStepByStep() {
    check(inputs(4, 2, 3), recurrent(new Lstm(), 5), false);
    check(inputs(7), recurrent(new Gru(), 4).sequence(), false);
    check(inputs(7, 1), recurrent(new Rnn(), 4).reversed(), true);
  }

  private static Gru gru(String gate, String candidate, boolean resetsAfter) {
    return new Gru(named(gate), named(candidate), resetsAfter);
  }

  private static Elementwise named(String name) {
    return (Elementwise) Activations.named(name);
  }

  private static void checkAllWays(Cell cell, List<String> operators) {
    Recurrence layer = recurrent(cell, 5);
    Shape shape = inputs(STEPS, FEATURES);
    for (boolean isRagged : List.of(false, true)) {
      for (LayerSpec one :
          List.of(
              layer,
              layer.reversed(),
              layer.sequence(),
              layer.sequence().reversed(),
              bidirectional(layer),
              bidirectional(layer.sequence()))) {
        OnnxModel model = check(shape, one, isRagged);
        Stream<String> written = model.graph().nodes().stream().map(Node::operator);
        assertTrue(written.anyMatch(operators::contains));
      }
    }
  }

  /// With another layer before it and a dense one after it.
  private static OnnxModel check(Shape shape, LayerSpec layer, boolean isRagged) {
    Network network =
        Architecture.of(shape, recurrent(new Rnn(), 4).sequence(), layer, dense(2)).network(3);
    Draws draws = Draws.of(17);
    for (int i = 0; i < network.parameters().length; i++) {
      network.parameters()[i] += (float) (0.2 * draws.at("biases").normal(i));
    }
    float[] rows = new float[ROWS * network.inputs()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) draws.at("rows").normal(i);
    }
    int steps = shape.sizes().getFirst();
    int[] lengths = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      lengths[row] = isRagged ? 1 + draws.at("lengths").below(row, steps) : steps;
    }
    OnnxModel model = model(network, shape);
    long[] whole = new long[ROWS];
    for (int row = 0; row < ROWS; row++) {
      whole[row] = lengths[row];
    }
    long[] sizes =
        Stream.concat(Stream.of(ROWS), shape.sizes().stream()).mapToLong(n -> n).toArray();
    Value.Floats found =
        OnnxRuntime.floats(
            model,
            Map.of(
                "input",
                new Value.Floats(Dims.of(sizes), rows),
                "lengths",
                Value.Integers.of(whole)),
            "output");
    float[] expected = network.outputs(rows, Optional.of(lengths), ROWS);
    assertEquals(expected.length, found.values().length);
    assertArrayEquals(expected, found.values(), NEAR);
    return model;
  }

  private static OnnxModel model(Network network, Shape shape) {
    Draft draft = Draft.of(OptionalLong.empty());
    Declaration input = NetworkForm.info(draft.unused("input"), ElementType.FLOAT, shape);
    Declaration lengths = EncoderForm.declaration(draft.unused("lengths"), ElementType.INT64);
    Flow out =
        NetworkForm.write(
            network, new Flow(input.name(), shape, Optional.of(lengths.name())), draft);
    draft.called(out.value(), "output");
    return draft.model(
        draft.graph(
            "network",
            List.of(input, lengths),
            List.of(NetworkForm.info("output", ElementType.FLOAT, out.shape()))),
        new OnnxModel.Producer("hillock", ""),
        Map.of());
  }
}
