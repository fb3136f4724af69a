package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.ValueType;

/// A network as a graph. Dropout is left out, as in prediction.
public final class NetworkForm {
  /// What the number of rows is called in models.
  static final String ROWS = "rows";

  private NetworkForm() {}

  /// Writes the layers one after the other.
  ///
  /// @param in what comes into the first
  /// @return the raw outputs
  /// @throws org.hillock.activation.InvalidInputException if ONNX has no operators for one of them
  public static Flow write(Network network, Flow in, Draft draft) {
    List<Flow> flows = new ArrayList<>(List.of(in));
    int from = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      Placed placed = new Placed(layer, l, List.copyOf(flows), network.parameters(), from);
      flows.add(LayerForms.write(placed, draft.at(placed.name())));
      from += layer.parameters();
    }
    return flows.getLast();
  }

  /// A network alone as a model: floats `input` in, raw outputs `output` out, both rows × the sizes
  /// of an example.
  ///
  /// @param opset of operators; empty for the lowest that can say it
  public static OnnxModel model(Network network, OptionalLong opset) {
    Draft draft = Draft.of(opset);
    Shape shape = network.layers().getFirst().inputShape();
    Flow out = write(network, new Flow(draft.unused("input"), shape, Optional.empty()), draft);
    draft.called(out.value(), "output");
    return draft.model(
        draft.graph(
            "network",
            List.of(info("input", ElementType.FLOAT, shape)),
            List.of(info("output", ElementType.FLOAT, out.shape()))),
        new OnnxModel.Producer("hillock", ""),
        Map.of());
  }

  /// A value of rows × the sizes of an example.
  static Declaration info(String name, ElementType type, Shape shape) {
    List<Dimension> dims = new ArrayList<>(List.of(new Dimension.Named(ROWS)));
    shape.sizes().forEach(size -> dims.add(new Dimension.Known(size)));
    return new Declaration(name, new ValueType.OfTensor(type, Optional.of(dims)));
  }
}
