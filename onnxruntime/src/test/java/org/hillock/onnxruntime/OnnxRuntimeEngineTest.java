package org.hillock.onnxruntime;

import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.relu;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Engine;
import org.hillock.onnx.execution.Engines;
import org.hillock.onnx.execution.Listener;
import org.hillock.onnx.execution.Value;
import org.hillock.onnx.export.Draft;
import org.hillock.onnx.export.NetworkForm;
import org.junit.jupiter.api.Test;

class OnnxRuntimeEngineTest {
  private static final Map<String, Value> ROWS =
      Map.of("input", new Value.Floats(Dims.of(2, 2), new float[] {1, -2, 3, 0.5f}));

  private final Network network = Architecture.of(inputs(2), dense(3), relu(), dense(1)).network(1);
  private final OnnxModel model = NetworkForm.model(network, OptionalLong.empty());

  @Test
  void itGivesTheOutputsOfTheModelOnly() {
    Map<String, Value> outputs = Engines.of("onnxruntime", model).outputs(ROWS, Listener.none());
    assertEquals(List.of("output"), List.copyOf(outputs.keySet()));
    Value.Floats output = (Value.Floats) outputs.values().iterator().next();
    assertArrayEquals(network.outputs(new float[] {1, -2, 3, 0.5f}, 2), output.values(), 1e-6f);
  }

  @Test
  void aListenerSeesEachNodeWithWhatItTakesAndGives() {
    List<Node> seen = new ArrayList<>();
    Engines.of("onnxruntime", model)
        .outputs(
            ROWS,
            (node, in, out) -> {
              assertTrue(in.stream().allMatch(Optional::isPresent));
              assertEquals(1, out.size());
              seen.add(node);
            });
    assertEquals(model.graph().nodes(), seen);
  }

  /// Hillock's engine and this are two of one kind.
  @Test
  void itComputesWithIntegersTruthsAndTexts() {
    Draft draft = Draft.of(OptionalLong.empty());
    Map<String, Value> inputs =
        Map.of(
            draft.unused("integers"), Value.Integers.of(1, 2, 3),
            draft.unused("truths"), integers(ElementType.BOOL, 1, 0, 1),
            draft.unused("bytes"), integers(ElementType.UINT8, 0, 200, 255),
            draft.unused("small"), integers(ElementType.INT32, -1, 0, 1),
            draft.unused("texts"), new Value.Texts(Dims.of(3), List.of("a", "", "ü")));
    List<Declaration> declared = new ArrayList<>();
    List<Declaration> given = new ArrayList<>();
    inputs.forEach((name, value) -> {
      ValueType type =
          new ValueType.OfTensor(value.type(), Optional.of(List.of(new Dimension.Known(3))));
      declared.add(new Declaration(name, type));
      given.add(new Declaration(draft.node("Identity", name), type));
    });
    OnnxModel identity =
        draft.model(
            draft.graph("g", declared, given), new OnnxModel.Producer("hillock", ""), Map.of());
    List<Value> outputs =
        List.copyOf(Engines.of("onnxruntime", identity).outputs(inputs, Listener.none()).values());
    for (int i = 0; i < declared.size(); i++) {
      assertAlike(List.copyOf(inputs.values()).get(i), outputs.get(i));
    }
  }

  private static Value integers(ElementType type, long... values) {
    return new Value.Integers(type, Dims.of(values.length), values);
  }

  private static void assertAlike(Value wanted, Value found) {
    assertEquals(wanted.type(), found.type());
    switch (wanted) {
      case Value.Integers integers ->
          assertArrayEquals(integers.values(), ((Value.Integers) found).values());
      default -> assertEquals(wanted, found);
    }
  }

  @Test
  void aModelThatItRefusesIsAnErrorOfTheUsers() {
    Draft draft = Draft.of(OptionalLong.empty());
    String y = draft.own("mine", List.of(draft.unused("input")), Map.<String, Attribute>of());
    Declaration output = new Declaration(y, model.graph().outputs().getFirst().type());
    OnnxModel own =
        draft.model(
            draft.graph("g", model.graph().inputs(), List.of(output)),
            new OnnxModel.Producer("hillock", ""),
            Map.of());
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> OnnxRuntimeEngine.of(own));
    assertTrue(String.valueOf(e.getMessage()).startsWith("ONNX Runtime refuses the model: "));
  }

  @Test
  void inputsThatDoNotFitAreAnErrorOfTheUsers() {
    Engine engine = OnnxRuntimeEngine.of(model);
    Map<String, Value> wide =
        Map.of("input", new Value.Floats(Dims.of(1, 3), new float[] {1, 2, 3}));
    assertThrows(InvalidInputException.class, () -> engine.outputs(wide, Listener.none()));
  }
}
