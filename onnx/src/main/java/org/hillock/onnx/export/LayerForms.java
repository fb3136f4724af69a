package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.network.Activate;
import org.hillock.network.Dense;
import org.hillock.network.Junction;
import org.hillock.network.Recurrent;
import org.hillock.onnx.Attribute;

/// Which layer is written how.
final class LayerForms {
  private LayerForms() {}

  /// Writes a layer.
  ///
  /// @return what it gives
  /// @throws InvalidInputException if ONNX has no operators for it
  static Flow write(Placed placed, Draft draft) {
    return switch (placed.layer()) {
      case Dense dense -> dense(dense, placed, draft);
      case Activate activate -> activate(activate, placed, draft);
      case Junction junction -> junction(junction, placed, draft);
      case Recurrent recurrent -> RecurrentForms.write(recurrent, placed, draft);
      default ->
          throw new InvalidInputException(
              "layer %d, %s, has no form in ONNX; leave it out, or take layers of Hillock's."
                  .formatted(placed.index() + 1, placed.layer().label()));
    };
  }

  /// Of several sizes all together are the inputs.
  private static Flow dense(Dense layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    String x =
        flow.shape().sizes().size() == 1
            ? flow.value()
            : draft.node("Reshape", flow.value(), draft.integers(0, -1));
    String weights =
        draft.parameters(
            placed.name("weight"),
            placed.parameters(0, layer.weights()),
            layer.inputs(),
            layer.outputs());
    String bias =
        draft.parameters(
            placed.name("bias"),
            placed.parameters(layer.weights(), layer.outputs()),
            layer.outputs());
    return flow.with(
        draft.node("Gemm", List.of(x, weights, bias), Map.<String, Attribute>of()),
        layer.outputShape());
  }

  private static Flow activate(Activate layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    String y =
        switch (layer.activation()) {
          case Elementwise f -> FunctionForms.elementwise(f, flow.value(), draft);
          case Rowwise f -> FunctionForms.rowwise(f, flow.value(), layer.shape(), draft);
          case Learned f ->
              FunctionForms.learned(
                  f,
                  flow.value(),
                  draft.parameters(
                      placed.name("slope"),
                      placed.parameters(0, layer.parameters()),
                      layer.parameters()),
                  draft);
        };
    return flow.with(y, layer.outputShape());
  }

  private static Flow junction(Junction layer, Placed placed, Draft draft) {
    return switch (layer) {
      case Junction.Fork _ -> placed.flow();
      case Junction.Recall recall -> placed.flows().get(placed.index() - recall.back());
      case Junction.Add add -> {
        Flow other = placed.flows().get(placed.index() - add.back() + 1);
        yield placed
            .flow()
            .with(draft.node("Add", placed.flow().value(), other.value()), add.outputShape());
      }
      case Junction.Concatenate both -> {
        Flow other = placed.flows().get(placed.index() - both.back() + 1);
        yield placed
            .flow()
            .with(
                draft.node(
                    "Concat",
                    List.of(other.value(), placed.flow().value()),
                    Map.of("axis", Attribute.of(-1))),
                both.outputShape());
      }
    };
  }
}
