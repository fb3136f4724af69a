package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.network.Activate;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Functions as nodes of Hillock's domain.
class OwnFormTest {
  private static final Shape SHAPE = Shape.of(3, 4);
  private static final int ROWS = 5;

  static Stream<Activation> functions() {
    return Stream.concat(
        Activations.all().stream(),
        Stream.of(
            Activations.named("leaky_relu", Map.of("alpha", 0.3)),
            Activations.named("softplus", Map.of("beta", 0.1)),
            Activations.named("maxout", Map.of("pieces", 4.0))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void theEngineComputesHillocksToTheLastBit(Activation f) {
    Activate layer = new Activate(f, SHAPE);
    Network network = Network.of(List.of(layer), 1);
    float[] x = new float[ROWS * SHAPE.numbers()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (3 * Draws.of(7).normal(i));
    }
    Map<String, Value> inputs = Map.of("input", new Value.Floats(Dims.of(ROWS, 3, 4), x));
    Map<String, Value> outputs = Execution.of(own(f, network.parameters())).outputs(inputs);
    if (!(outputs.get("output") instanceof Value.Floats(Dims dims, float[] y))) {
      throw new AssertionError("the engine gives no floats");
    }
    assertEquals(layer.outputShape().sizes(), dims.sizes().subList(1, dims.rank()));
    assertArrayEquals(network.outputs(x, ROWS), y);
  }

  @Test
  void anotherIsRefusedByItsName() {
    OnnxModel model = own(Elementwise.of("mine", x -> x * x), new float[0]);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> Execution.of(model));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("\"mine\" is none of Hillock's"), message);
  }

  /// @param p the learned numbers
  private static OnnxModel own(Activation f, float[] p) {
    Draft draft = Draft.of(OptionalLong.empty());
    List<String> inputs = new ArrayList<>(List.of(draft.unused("input")));
    if (f instanceof Learned) {
      inputs.add(draft.parameters("p", p, p.length));
    }
    draft.called(OwnForm.write(f, inputs, draft), "output");
    return draft.model(
        draft.graph(
            "function",
            List.of(NetworkForm.info("input", ElementType.FLOAT, SHAPE)),
            List.of(NetworkForm.info("output", ElementType.FLOAT, SHAPE))),
        new OnnxModel.Producer("hillock", ""),
        Map.of());
  }
}
