package org.hillock.onnx.export;

import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.relu;
import static org.hillock.network.Layers.residual;
import static org.hillock.network.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;

class NetworkFormTest {
  @Test
  void aNetworkWithBranchesGivesTheSameInOnnxRuntime() {
    Network network =
        Architecture.of(inputs(5), dense(8), relu(), residual(dense(8), tanh()), dense(3))
            .network(1);
    OnnxModel model = NetworkForm.model(network, OptionalLong.empty());

    float[] rows = new float[7 * 5];
    Draws draws = Draws.of(2);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) draws.normal(i);
    }
    Value.Floats output =
        OnnxRuntime.floats(model, Map.of("input", new Value.Floats(Dims.of(7, 5), rows)), "output");
    assertEquals(Dims.of(7, 3), output.dims());
    assertArrayEquals(network.outputs(rows, 7), output.values(), 1e-5f);
  }

  @Test
  void rowsOfATableMayBeImagesForTheNetwork() {
    Network network = Architecture.of(inputs(3, 2, 1), convolution(2, 3), dense(3)).network(1);
    Draft draft = Draft.of(OptionalLong.empty());
    Shape row = Shape.of(6);
    Flow in = new Flow(draft.unused("input"), row, Optional.empty());
    draft.called(NetworkForm.write(network, in, draft).value(), "output");
    OnnxModel model =
        draft.model(
            draft.graph(
                "network",
                List.of(NetworkForm.info("input", ElementType.FLOAT, row)),
                List.of(NetworkForm.info("output", ElementType.FLOAT, Shape.of(3)))),
            new OnnxModel.Producer("hillock", ""),
            Map.of());

    float[] rows = {1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6};
    Value.Floats output =
        OnnxRuntime.floats(model, Map.of("input", new Value.Floats(Dims.of(2, 6), rows)), "output");
    assertArrayEquals(network.outputs(rows, 2), output.values(), 1e-5f);
  }

  @Test
  void aModelReadsBackTheSame() {
    Network network = Network.of(Architecture.of(inputs(2), dense(3), relu()).layers(), 1);
    OnnxModel model = NetworkForm.model(network, OptionalLong.empty());
    byte[] bytes = OnnxFile.bytes(model);

    OnnxModel read = OnnxFile.read("model.onnx", bytes);
    assertEquals(model, read);
    assertArrayEquals(bytes, OnnxFile.bytes(read));
  }

  /// Java's own small maps come in another order in each JVM.
  @Test
  void settingsInAnyOrderAreTheSameBytes() {
    Map<String, Attribute> forth = new LinkedHashMap<>();
    forth.put("alpha", Attribute.of(1.5f));
    forth.put("gamma", Attribute.of(2f));
    Map<String, Attribute> back = new LinkedHashMap<>();
    back.put("gamma", Attribute.of(2f));
    back.put("alpha", Attribute.of(1.5f));
    assertArrayEquals(OnnxFile.bytes(selu(forth)), OnnxFile.bytes(selu(back)));
  }

  private static OnnxModel selu(Map<String, Attribute> settings) {
    Draft draft = Draft.of(OptionalLong.empty());
    draft.node("Selu", List.of(draft.unused("x")), settings);
    return draft.model(
        draft.graph("graph", List.of(), List.of()), new OnnxModel.Producer("test", ""), Map.of());
  }
}
