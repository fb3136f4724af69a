package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hillock.network.Activate;
import org.hillock.network.Dense;
import org.hillock.network.EachStep;
import org.hillock.network.Embedding;
import org.hillock.network.Layer;
import org.hillock.network.LearnedPositions;
import org.hillock.network.Network;
import org.hillock.network.SinusoidalPositions;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;

/// Layers of the steps of sequences.
final class StepForms {
  private StepForms() {}

  /// What comes after a row's end may be any number and is not looked up.
  static Flow embedding(Embedding layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    String x =
        flow.shape().sizes().size() == 1
            ? flow.value()
            : draft.node("Reshape", flow.value(), draft.integers(-1, layer.steps()));
    Optional<String> own =
        flow.lengths().map(lengths -> LengthForms.mask(lengths, layer.steps(), draft));
    String words = own.map(mask -> draft.node("Where", mask, x, draft.number(0))).orElse(x);
    String whole =
        draft.node("Cast", List.of(words), Map.of("to", Attribute.of(ElementType.INT64.number())));
    String table =
        draft.parameters(
            placed.name("table"),
            placed.parameters(0, layer.parameters()),
            layer.vocabulary(),
            layer.width());
    String y = draft.node("Gather", List.of(table, whole), Map.of("axis", Attribute.of(0)));
    return LengthForms.cleared(flow.with(y, layer.outputShape()), draft);
  }

  static Flow positions(LearnedPositions layer, Placed placed, Draft draft) {
    String table =
        draft.parameters(
            placed.name("positions"),
            placed.parameters(0, layer.parameters()),
            layer.steps(),
            layer.width());
    return added(table, placed.flow(), draft);
  }

  static Flow positions(SinusoidalPositions layer, Placed placed, Draft draft) {
    float[] waves = new Network(List.of(layer), new float[0]).outputs(new float[layer.inputs()], 1);
    String table =
        draft.constant(
            placed.name("positions"),
            waves,
            layer.outputShape().sizes().getFirst(),
            layer.outputShape().last());
    return added(table, placed.flow(), draft);
  }

  private static Flow added(String table, Flow flow, Draft draft) {
    Flow sum = flow.with(draft.node("Add", flow.value(), table), flow.shape());
    return LengthForms.cleared(sum, draft);
  }

  /// What works along the last axis anyway goes as it is; of all else each step is a row.
  static Flow eachStep(EachStep layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    Layer inner = layer.layer();
    return switch (inner) {
      case Dense dense -> flow.with(DenseForms.eachStep(dense, placed, draft), layer.outputShape());
      case Activate activate ->
          LayerForms.write(
              placed.of(new Activate(activate.activation(), flow.shape()), flow), draft);
      default -> {
        String rows =
            draft.node("Reshape", flow.value(), draft.integers(rows(inner.inputShape().sizes())));
        Flow steps = new Flow(rows, inner.inputShape(), Optional.empty());
        Flow y = LayerForms.write(placed.of(inner, steps), draft);
        yield flow.with(
            draft.node("Reshape", y.value(), draft.integers(rows(layer.outputShape().sizes()))),
            layer.outputShape());
      }
    };
  }

  private static long[] rows(List<Integer> sizes) {
    return LongStream.concat(LongStream.of(-1), sizes.stream().mapToLong(size -> size)).toArray();
  }
}
