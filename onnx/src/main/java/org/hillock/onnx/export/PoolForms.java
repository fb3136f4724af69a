package org.hillock.onnx.export;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.network.AveragePool;
import org.hillock.network.Axis;
import org.hillock.network.MaxPool;
import org.hillock.network.Sweep;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;

/// Pools of windows.
final class PoolForms {
  /// Stands for nothing where the largest is looked for.
  static final float LOWEST = -Float.MAX_VALUE;

  /// The first AveragePool with gaps in its window.
  private static final long GAPS = 19;

  private PoolForms() {}

  static Flow max(MaxPool layer, Placed placed, Draft draft) {
    Sweep sweep = layer.sweep();
    SweepForms.Swept swept = SweepForms.swept(sweep, placed.flow(), LOWEST, draft);
    String x = swept.value();
    long[] pads = swept.pads();
    if (!isNarrow(sweep, pads)) {
      x = draft.node("Pad", x, draft.integers(around(pads)), draft.number(LOWEST));
      pads = new long[pads.length];
    }
    String y = draft.node("MaxPool", List.of(x), SweepForms.settings(sweep, pads));
    if (canBeEmpty(sweep, placed.flow())) {
      String empty = draft.node("LessOrEqual", y, draft.number(LOWEST));
      y = draft.node("Where", empty, draft.number(0), y);
    }
    return SweepForms.result(layer, placed, y, draft);
  }

  /// Whether the padding is smaller than the window, as pools of ONNX want it.
  private static boolean isNarrow(Sweep sweep, long[] pads) {
    List<Axis> axes = SweepForms.axes(sweep);
    return IntStream.range(0, pads.length)
        .allMatch(i -> pads[i] < axes.get(i % axes.size()).kernel());
  }

  /// The same before and after rows and channels, of which there is none.
  private static long[] around(long[] pads) {
    int axes = pads.length / 2;
    long[] all = new long[pads.length + 4];
    System.arraycopy(pads, 0, all, 2, axes);
    System.arraycopy(pads, axes, all, axes + 4, axes);
    return all;
  }

  /// Whether a window may lie where there is nothing, for some length of a row.
  private static boolean canBeEmpty(Sweep sweep, Flow flow) {
    List<Axis> axes = SweepForms.axes(sweep);
    List<Integer> sizes = flow.shape().sizes();
    int shortest = flow.lengths().isPresent() ? 1 : sizes.getFirst();
    boolean isEmpty =
        IntStream.rangeClosed(shortest, sizes.getFirst())
            .anyMatch(length -> SweepForms.inside(axes.getFirst(), length).contains(0));
    for (int a = 1; a < axes.size(); a++) {
      isEmpty |= SweepForms.inside(axes.get(a), sizes.get(a)).contains(0);
    }
    return isEmpty;
  }

  static Flow average(AveragePool layer, Placed placed, Draft draft) {
    Sweep sweep = layer.sweep();
    SweepForms.Swept swept = SweepForms.swept(sweep, placed.flow(), 0, draft);
    boolean hasGaps = SweepForms.axes(sweep).stream().anyMatch(axis -> axis.dilation() > 1);
    String y;
    if (swept.own().isEmpty()
        && isNarrow(sweep, swept.pads())
        && (!hasGaps || (draft.has(GAPS) && !canBeEmpty(sweep, placed.flow())))) {
      Map<String, Attribute> settings = SweepForms.settings(sweep, swept.pads());
      settings.put("count_include_pad", Attribute.of(layer.countsPadding() ? 1 : 0));
      y = draft.node("AveragePool", List.of(swept.value()), settings);
    } else {
      y = draft.node("Div", sums(sweep, swept, draft), counts(layer, placed.flow(), swept, draft));
    }
    return SweepForms.result(layer, placed, y, draft);
  }

  /// The sum of each window: a convolution with ones.
  private static String sums(Sweep sweep, SweepForms.Swept swept, Draft draft) {
    Map<String, Attribute> settings = SweepForms.settings(sweep, swept.pads());
    settings.put("group", Attribute.of(sweep.channels()));
    int taps = sweep.vertical().kernel() * sweep.horizontal().kernel();
    long[] dims = kernel(SweepForms.axes(sweep));
    dims[0] = sweep.channels();
    String ones = ones(taps * sweep.channels(), dims, draft);
    return draft.node("Conv", List.of(swept.value(), ones), settings);
  }

  private static long[] kernel(List<Axis> axes) {
    long[] dims = new long[axes.size() + 2];
    Arrays.fill(dims, 1);
    for (int a = 0; a < axes.size(); a++) {
      dims[a + 2] = axes.get(a).kernel();
    }
    return dims;
  }

  private static String ones(int count, long[] dims, Draft draft) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return draft.constant("ones", ones, dims);
  }

  /// How many numbers of each window count, at least 1.
  private static String counts(AveragePool layer, Flow flow, SweepForms.Swept swept, Draft draft) {
    Sweep sweep = layer.sweep();
    List<Axis> axes = SweepForms.axes(sweep);
    List<Integer> sizes = flow.shape().sizes();
    if (layer.countsPadding()) {
      return draft.number(sweep.vertical().kernel() * sweep.horizontal().kernel());
    }
    String across = "";
    for (int a = swept.own().isPresent() ? 1 : 0; a < axes.size(); a++) {
      List<Integer> counts = SweepForms.inside(axes.get(a), sizes.get(a));
      float[] values = new float[counts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(1, counts.get(i));
      }
      long[] dims = new long[axes.size() + 2];
      Arrays.fill(dims, 1);
      dims[a + 2] = values.length;
      String along = draft.constant("counts", values, dims);
      across = across.isEmpty() ? along : draft.node("Mul", across, along);
    }
    if (swept.own().isEmpty()) {
      return across;
    }
    String own = owned(axes, swept, draft);
    return across.isEmpty() ? own : draft.node("Mul", own, across);
  }

  /// How many steps of each window are a row's own, at least 1.
  private static String owned(List<Axis> axes, SweepForms.Swept swept, Draft draft) {
    String own =
        draft.node(
            "Cast",
            List.of(swept.own().orElseThrow()),
            Map.of("to", Attribute.of(ElementType.FLOAT.number())));
    Axis first = axes.getFirst();
    int rank = axes.size();
    long[] dims = new long[rank + 2];
    long[] strides = new long[rank];
    long[] dilations = new long[rank];
    long[] pads = new long[2 * rank];
    Arrays.fill(dims, 1);
    Arrays.fill(strides, 1);
    Arrays.fill(dilations, 1);
    dims[2] = first.kernel();
    strides[0] = first.stride();
    dilations[0] = first.dilation();
    pads[0] = swept.pads()[0];
    pads[rank] = swept.pads()[rank];
    String counts =
        draft.node(
            "Conv",
            List.of(own, ones(first.kernel(), dims, draft)),
            Map.of(
                "strides", Attribute.ofIntegers(strides),
                "dilations", Attribute.ofIntegers(dilations),
                "pads", Attribute.ofIntegers(pads)));
    return draft.node("Max", counts, draft.number(1));
  }
}
