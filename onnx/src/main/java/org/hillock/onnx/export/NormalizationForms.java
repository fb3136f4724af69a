package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.network.BatchNormalization;
import org.hillock.network.GroupNormalization;
import org.hillock.network.LayerNormalization;
import org.hillock.network.Shape;
import org.hillock.onnx.Attribute;

/// Normalizations, by the averages of training or by the numbers of a row.
final class NormalizationForms {
  /// The first opset with LayerNormalization.
  private static final long LAYER = 17;

  private NormalizationForms() {}

  static Flow batch(BatchNormalization layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    int channels = flow.shape().last();
    int rank = Channels.rank(flow);
    boolean isFlat = rank > 2 && Channels.known(flow, draft).isEmpty();
    String x =
        isFlat
            ? draft.node("Reshape", flow.value(), draft.integers(-1, channels))
            : Channels.first(flow, draft);
    List<String> inputs = new ArrayList<>(List.of(x));
    List<String> names = List.of("scale", "shift", "mean", "variance");
    for (int i = 0; i < names.size(); i++) {
      inputs.add(
          draft.parameters(
              placed.name(names.get(i)), placed.parameters(i * channels, channels), channels));
    }
    String y = draft.node("BatchNormalization", inputs, epsilon(layer.epsilon()));
    String last =
        isFlat
            ? draft.node("Reshape", y, draft.integers(dims(flow.shape())))
            : Channels.last(y, rank, draft);
    return LengthForms.cleared(flow.with(last, flow.shape()), draft);
  }

  private static Map<String, Attribute> epsilon(double epsilon) {
    return Map.of("epsilon", Attribute.of((float) epsilon));
  }

  /// Rows, as many as there are, × sizes.
  private static long[] dims(Shape shape) {
    return LongStream.concat(LongStream.of(-1), shape.sizes().stream().mapToLong(size -> size))
        .toArray();
  }

  static Flow layer(LayerNormalization layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    List<Integer> sizes = layer.shape().sizes();
    int rank = sizes.size() + 1;
    int first = rank - layer.axes();
    long[] own = sizes.subList(first - 1, rank - 1).stream().mapToLong(size -> size).toArray();
    int numbers = layer.parameters() / 2;
    String scale = draft.parameters(placed.name("scale"), placed.parameters(0, numbers), own);
    String shift = draft.parameters(placed.name("shift"), placed.parameters(numbers, numbers), own);
    boolean cutsOff = first == 1 && LengthForms.isRagged(flow);
    String y;
    if (draft.has(LAYER) && !cutsOff) {
      y =
          draft.node(
              "LayerNormalization",
              List.of(apart(flow.value(), draft), scale, shift),
              Map.of(
                  "axis", Attribute.of(-layer.axes()),
                  "epsilon", Attribute.of((float) layer.epsilon())));
    } else {
      int[] axes = IntStream.range(first, rank).toArray();
      String standard =
          cutsOff
              ? StandardForms.ownSteps(flow, axes, layer.epsilon(), draft)
              : StandardForms.whole(flow.value(), axes, numbers, layer.epsilon(), draft);
      y = draft.node("Add", draft.node("Mul", standard, scale), shift);
    }
    return LengthForms.cleared(flow.with(y, flow.shape()), draft);
  }

  /// ONNX Runtime joins an Add and the LayerNormalization after it into an operator whose variance
  /// is E x² - (E x)², which loses half of the digits where the mean is large; a Sum of one value
  /// is that value, and keeps them apart.
  private static String apart(String x, Draft draft) {
    return draft.isGivenBy("Add", x) ? draft.node("Sum", x) : x;
  }

  /// GroupNormalization of opset 21 is not used: it is defined by E x² - (E x)², which loses half
  /// of the digits where the numbers of a group are nearly equal.
  static Flow group(GroupNormalization layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    if (LengthForms.isRagged(flow)) {
      return raggedGroup(layer, placed, draft);
    }
    int channels = flow.shape().last();
    int rank = Channels.rank(flow);
    String x = Channels.first(flow, draft);
    if (layer.groups() == channels) {
      List<String> inputs =
          List.of(
              x,
              draft.parameters(placed.name("scale"), placed.parameters(0, channels), channels),
              draft.parameters(
                  placed.name("shift"), placed.parameters(channels, channels), channels));
      String y = draft.node("InstanceNormalization", inputs, epsilon(layer.epsilon()));
      return flow.with(Channels.last(y, rank, draft), flow.shape());
    }
    String y = scaled(grouped(layer, x, draft), Channels.dims(channels, rank), placed, draft);
    return flow.with(Channels.last(y, rank, draft), flow.shape());
  }

  /// Groups as the channels of an instance normalization, and back.
  private static String grouped(GroupNormalization layer, String x, Draft draft) {
    float[] ones = new float[layer.groups()];
    Arrays.fill(ones, 1);
    String standard =
        draft.node(
            "InstanceNormalization",
            List.of(
                draft.node("Reshape", x, draft.integers(0, layer.groups(), -1)),
                draft.constant("ones", ones, layer.groups()),
                draft.constant("zeros", new float[layer.groups()], layer.groups())),
            epsilon(layer.epsilon()));
    List<Integer> sizes = new ArrayList<>(layer.shape().sizes());
    sizes.addFirst(sizes.removeLast());
    return draft.node("Reshape", standard, draft.integers(dims(new Shape(sizes))));
  }

  /// Channels last; a step's numbers, group by group, are one axis each.
  private static Flow raggedGroup(GroupNormalization layer, Placed placed, Draft draft) {
    Flow flow = placed.flow();
    Shape shape = flow.shape();
    int steps = shape.sizes().getFirst();
    int width = shape.last() / layer.groups();
    int pixels = shape.numbers() / steps / shape.last();
    Shape apart = Shape.of(steps, pixels, layer.groups(), width);
    String x = draft.node("Reshape", flow.value(), draft.integers(dims(apart)));
    String standard =
        StandardForms.ownSteps(flow.with(x, apart), new int[] {1, 2, 4}, layer.epsilon(), draft);
    String back = draft.node("Reshape", standard, draft.integers(dims(shape)));
    String y = scaled(back, new long[] {shape.last()}, placed, draft);
    return LengthForms.cleared(flow.with(y, shape), draft);
  }

  /// γ x + β.
  private static String scaled(String x, long[] dims, Placed placed, Draft draft) {
    int channels = placed.flow().shape().last();
    String scale = draft.parameters(placed.name("scale"), placed.parameters(0, channels), dims);
    String shift =
        draft.parameters(placed.name("shift"), placed.parameters(channels, channels), dims);
    return draft.node("Add", draft.node("Mul", x, scale), shift);
  }
}
