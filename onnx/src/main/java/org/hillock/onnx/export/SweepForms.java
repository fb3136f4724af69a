package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.network.Axis;
import org.hillock.network.Layer;
import org.hillock.network.Sweep;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Tensor;

/// What a window of a convolution or pool moves over, and how.
///
/// A row that ends early is swept as if it were no longer: what lies after its end is filled. Where
/// the padding before a row depends on how long it is, each row is moved to its place first.
final class SweepForms {
  private SweepForms() {}

  /// What comes in, ready for an operator.
  ///
  /// @param value name; channels in front
  /// @param own truths of rows × 1 × sizes, 1 but for the first: what is a row's own; empty if all
  ///   rows are whole
  /// @param pads before all axes, then after all
  record Swept(String value, Optional<String> own, long[] pads) {}

  /// Prepares what comes in.
  ///
  /// @param filling of what comes after a row's end
  static Swept swept(Sweep sweep, Flow flow, float filling, Draft draft) {
    List<Axis> axes = axes(sweep);
    List<Integer> sizes = flow.shape().sizes();
    long[] pads = new long[2 * axes.size()];
    for (int a = 0; a < axes.size(); a++) {
      int before = axes.get(a).before(sizes.get(a));
      pads[a] = before;
      pads[axes.size() + a] = Math.max(0, read(axes.get(a), sizes.get(a)) - before - sizes.get(a));
    }
    if (flow.lengths().isEmpty()) {
      return new Swept(Channels.first(flow, draft), Optional.empty(), pads);
    }
    String lengths = flow.lengths().orElseThrow();
    int steps = sizes.getFirst();
    int rank = Channels.rank(flow);
    if (isStill(axes.getFirst(), steps)) {
      String own = LengthForms.mask(lengths, steps, 2, rank, draft);
      String value = draft.node("Where", own, Channels.first(flow, draft), draft.number(filling));
      return new Swept(value, Optional.of(own), pads);
    }
    pads[0] = 0;
    pads[axes.size()] = 0;
    return moved(axes.getFirst(), flow, filling, pads, draft);
  }

  /// How the window moves along each axis: over images down and to the right, along sequences only
  /// the one way.
  static List<Axis> axes(Sweep sweep) {
    return sweep.isSequence()
        ? List.of(sweep.horizontal())
        : List.of(sweep.vertical(), sweep.horizontal());
  }

  /// How many places all windows read together, from the first before so many inputs on.
  private static int read(Axis axis, int inputs) {
    return (axis.outputs(inputs) - 1) * axis.stride() + axis.span();
  }

  /// Whether as much comes before a short row as before a whole one.
  private static boolean isStill(Axis axis, int steps) {
    return IntStream.rangeClosed(1, steps)
        .filter(length -> axis.outputs(length) > 0)
        .allMatch(length -> axis.before(length) == axis.before(steps));
  }

  /// Each row begins as many places later as its own padding says.
  private static Swept moved(Axis axis, Flow flow, float filling, long[] pads, Draft draft) {
    String lengths = flow.lengths().orElseThrow();
    int steps = flow.shape().sizes().getFirst();
    int rank = Channels.rank(flow);
    int places = read(axis, steps);
    long[] numbers = IntStream.range(0, places).asLongStream().toArray();
    String before =
        LengthForms.column(LengthForms.looked(lengths, steps, axis::before, draft), 2, draft);
    String place =
        draft.node("Sub", draft.constant(Tensor.of("places", numbers, 1, places)), before);
    String own =
        draft.node(
            "And",
            draft.node("GreaterOrEqual", place, draft.constant(Tensor.of("zero", new long[] {0}))),
            draft.node("Less", place, LengthForms.column(lengths, 2, draft)));
    String safe =
        draft.node("Where", own, place, draft.constant(Tensor.of("zero", new long[] {0})));
    String taken =
        draft.node(
            "GatherND",
            List.of(flow.value(), draft.node("Reshape", safe, draft.integers(-1, places, 1))),
            Map.of("batch_dims", Attribute.of(1)));
    long[] dims = new long[rank];
    Arrays.fill(dims, 1);
    dims[0] = -1;
    dims[1] = places;
    String last = draft.node("Reshape", own, draft.integers(dims));
    String filled = draft.node("Where", last, taken, draft.number(filling));
    dims[1] = 1;
    dims[2] = places;
    String front = draft.node("Reshape", own, draft.integers(dims));
    return new Swept(
        Channels.first(flow.with(filled, flow.shape()), draft), Optional.of(front), pads);
  }

  /// The settings of an operator with a window.
  static Map<String, Attribute> settings(Sweep sweep, long[] pads) {
    List<Axis> axes = axes(sweep);
    Map<String, Attribute> settings = new LinkedHashMap<>();
    settings.put("kernel_shape", integers(axes.stream().map(Axis::kernel).toList()));
    settings.put("strides", integers(axes.stream().map(Axis::stride).toList()));
    if (axes.stream().anyMatch(axis -> axis.dilation() > 1)) {
      settings.put("dilations", integers(axes.stream().map(Axis::dilation).toList()));
    }
    settings.put("pads", Attribute.ofIntegers(pads));
    return settings;
  }

  private static Attribute integers(List<Integer> values) {
    return Attribute.ofIntegers(values.stream().mapToLong(value -> value).toArray());
  }

  /// What goes out, with 0 after each row's end.
  ///
  /// @param y what the operator gave, channels in front
  static Flow result(Layer layer, Placed placed, String y, Draft draft) {
    Flow flow = placed.flow();
    int rank = layer.outputShape().sizes().size() + 1;
    String cleared =
        LengthForms.after(layer, flow, draft)
            .map(lengths -> {
              int steps = layer.outputShape().sizes().getFirst();
              String own = LengthForms.mask(lengths, steps, 2, rank, draft);
              return draft.node("Where", own, y, draft.number(0));
            })
            .orElse(y);
    return flow.with(Channels.last(cleared, rank, draft), layer.outputShape());
  }

  /// For each output along an axis how many of its window's inputs there are.
  static List<Integer> inside(Axis axis, int inputs) {
    List<Integer> counts = new ArrayList<>();
    for (int out = 0; out < axis.outputs(inputs); out++) {
      int first = out * axis.stride() - axis.before(inputs);
      counts.add(
          (int)
              IntStream.range(0, axis.kernel())
                  .map(k -> first + k * axis.dilation())
                  .filter(at -> at >= 0 && at < inputs)
                  .count());
    }
    return counts;
  }
}
