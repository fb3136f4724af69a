package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.network.GlobalAveragePool;
import org.hillock.network.GlobalMaxPool;
import org.hillock.network.Layer;
import org.hillock.network.Shape;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Tensor;

/// Pools over all positions. Of features alone, which have one position, nothing is to be done.
final class GlobalPoolForms {
  private GlobalPoolForms() {}

  static Flow average(GlobalAveragePool layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    if (!LengthForms.isRagged(flow)) {
      return whole("GlobalAveragePool", layer, flow, draft);
    }
    int rank = Channels.rank(flow);
    String own = LengthForms.filled(flow, 0, draft);
    String sum =
        draft.node(
            "ReduceSum",
            List.of(own, draft.integers(IntStream.range(1, rank - 1).asLongStream().toArray())),
            Map.of("keepdims", Attribute.of(0)));
    Shape shape = flow.shape();
    long perStep = shape.numbers() / shape.last() / shape.sizes().getFirst();
    String counts = LengthForms.counts(flow.lengths().orElseThrow(), perStep, 2, draft);
    return flow.with(draft.node("Div", sum, counts), layer.outputShape());
  }

  static Flow max(GlobalMaxPool layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    if (!LengthForms.isRagged(flow)) {
      return whole("GlobalMaxPool", layer, flow, draft);
    }
    String own = LengthForms.filled(flow, PoolForms.LOWEST, draft);
    Flow largest = whole("GlobalMaxPool", layer, flow.with(own, flow.shape()), draft);
    String lengths = LengthForms.column(flow.lengths().orElseThrow(), 2, draft);
    String some = draft.node("Greater", lengths, draft.constant(Tensor.of("zero", new long[] {0})));
    return largest.with(
        draft.node("Where", some, largest.value(), draft.number(0)), largest.shape());
  }

  private static Flow whole(String operator, Layer layer, Flow flow, Draft draft) {
    if (flow.shape().sizes().size() == 1) {
      return flow;
    }
    String pooled = draft.node(operator, Channels.first(flow, draft));
    return flow.with(draft.node("Flatten", pooled), layer.outputShape());
  }
}
