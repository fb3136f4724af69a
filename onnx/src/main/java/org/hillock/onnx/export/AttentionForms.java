package org.hillock.onnx.export;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.hillock.network.SelfAttention;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Payload;
import org.hillock.onnx.Tensor;

/// Attention.
final class AttentionForms {
  /// What stands for a score that must not count; finite, so that a row without steps is no 0 / 0.
  private static final float LOWEST = -Float.MAX_VALUE;

  private AttentionForms() {}

  static Flow attention(SelfAttention layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    int inner = layer.heads() * layer.headWidth();
    int first = 3 * layer.width() * inner;
    int biases = layer.weights();
    String asked =
        DenseForms.affine(
            flow.value(),
            weights(placed, "asking.weight", 0, layer.width(), 3 * inner, draft),
            bias(placed, "asking.bias", biases, 3 * inner, draft),
            draft);
    List<String> parts =
        draft.node(
            "",
            "Split",
            List.of(asked, draft.integers(inner, inner, inner)),
            Map.of("axis", Attribute.of(-1)),
            3);
    String scale = draft.number((float) (1 / Math.sqrt(layer.headWidth())));
    String queries = heads(layer, draft.node("Mul", parts.getFirst(), scale), draft);
    String keys = heads(layer, parts.get(1), draft);
    String values = heads(layer, parts.getLast(), draft);
    String scores =
        draft.node("MatMul", draft.turned(queries, 0, 2, 1, 3), draft.turned(keys, 0, 2, 3, 1));
    String seen = seen(layer, flow, scores, draft);
    String shares = draft.node("Softmax", List.of(seen), Map.of("axis", Attribute.of(-1)));
    String contexts = draft.node("MatMul", shares, draft.turned(values, 0, 2, 1, 3));
    String context =
        draft.node(
            "Reshape",
            draft.turned(contexts, 0, 2, 1, 3),
            draft.integers(-1, layer.steps(), inner));
    String y =
        DenseForms.affine(
            context,
            weights(placed, "giving.weight", first, inner, layer.width(), draft),
            bias(placed, "giving.bias", biases + 3 * inner, layer.width(), draft),
            draft);
    return LengthForms.cleared(flow.with(y, layer.outputShape()), draft);
  }

  private static String weights(
      Placed placed, String name, int from, int in, int out, Draft draft) {
    return draft.parameters(placed.name(name), placed.parameters(from, in * out), in, out);
  }

  private static String bias(Placed placed, String name, int from, int count, Draft draft) {
    return draft.parameters(placed.name(name), placed.parameters(from, count), count);
  }

  /// Rows × steps × heads × width of a head.
  private static String heads(SelfAttention layer, String x, Draft draft) {
    return draft.node(
        "Reshape", x, draft.integers(-1, layer.steps(), layer.heads(), layer.headWidth()));
  }

  /// The scores of rows × heads × steps × steps without those of steps that are not seen.
  private static String seen(SelfAttention layer, Flow flow, String scores, Draft draft) {
    String seen = scores;
    if (layer.causal()) {
      int steps = layer.steps();
      String past = draft.once("past " + steps, () -> draft.constant(past(steps)));
      seen = draft.node("Where", past, seen, draft.number(LOWEST));
    }
    if (flow.lengths().isPresent()) {
      String own = LengthForms.mask(flow.lengths().orElseThrow(), layer.steps(), 3, 4, draft);
      seen = draft.node("Where", own, seen, draft.number(LOWEST));
    }
    return seen;
  }

  /// Whether a step, the row, sees another, the column.
  private static Tensor past(int steps) {
    byte[] truths = new byte[steps * steps];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = (byte) (i % steps <= i / steps ? 1 : 0);
    }
    return new Tensor(
        "past",
        ElementType.BOOL,
        List.of((long) steps, (long) steps),
        new Payload.Raw(ByteBuffer.wrap(truths)));
  }
}
