package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a window slides over images: along up to three axes; those that are not there come first,
/// with one place.
///
/// @param rank axes that are there
/// @param depth the first
/// @param height the second
/// @param width the last
record Sliding(int rank, Slide depth, Slide height, Slide width) {
  /// As the settings of a node say.
  ///
  /// @param x examples x channels x sizes
  /// @param kernel taps along each axis
  static Sliding of(Call call, Dims x, int[] kernel) {
    int rank = checked(call, x, kernel);
    int[] strides = setting(call, "strides", rank, 1);
    int[] dilations = setting(call, "dilations", rank, 1);
    int[] pads = setting(call, "pads", 2 * rank, 0);
    String automatic = call.text("auto_pad", "NOTSET");
    boolean up = call.flag("ceil_mode", false);
    List<Slide> slides = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int size = x.size(axis + 2);
      int extent = Math.addExact(Math.multiplyExact(kernel[axis] - 1, dilations[axis]), 1);
      int before = pads[axis];
      int after = pads[rank + axis];
      int stride = strides[axis];
      if (automatic.startsWith("SAME")) {
        int all = Math.max(0, (Math.ceilDiv(size, stride) - 1) * stride + extent - size);
        before = automatic.equals("SAME_UPPER") ? all / 2 : all - all / 2;
        after = all - before;
      } else if (automatic.equals("VALID")) {
        before = 0;
        after = 0;
      }
      int room = size + before + after - extent;
      int outputs = room < 0 ? 0 : (up ? Math.ceilDiv(room, stride) : room / stride) + 1;
      if (up && (outputs - 1) * stride >= size + before) {
        outputs--;
      }
      if (outputs < 1 && size > 0) {
        throw call.wrong(
            "its window of %d is larger than the %d it slides over".formatted(extent, size));
      }
      slides.add(
          new Slide(
              size, kernel[axis], stride, dilations[axis], before, after, Math.max(0, outputs)));
    }
    return of(slides);
  }

  /// Along these axes.
  static Sliding of(List<Slide> slides) {
    int rank = slides.size();
    return new Sliding(
        rank,
        rank > 2 ? slides.get(0) : Slide.NONE,
        rank > 1 ? slides.get(rank - 2) : Slide.NONE,
        slides.get(rank - 1));
  }

  /// How many axes; refuses more than are known.
  static int checked(Call call, Dims x, int[] kernel) {
    int rank = x.rank() - 2;
    if (rank < 1 || rank > 3 || kernel.length != rank) {
      throw call.wrong(
          "it goes along 1 to 3 axes behind examples and channels, and its input is %s, its window %s"
              .formatted(x, Dims.of(kernel)));
    }
    if (Arrays.stream(kernel).anyMatch(taps -> taps < 1)) {
      throw call.wrong("its window is %s, and sizes are at least 1".formatted(Dims.of(kernel)));
    }
    return rank;
  }

  /// A setting of small integers, or what is usual for each.
  static int[] setting(Call call, String name, int count, int usual) {
    long[] given = call.integers(name).orElse(new long[0]);
    int[] values = new int[count];
    Arrays.fill(values, usual);
    if (given.length == 0) {
      return values;
    }
    if (given.length != count) {
      throw call.wrong(
          "its setting %s has %d numbers in place of %d".formatted(name, given.length, count));
    }
    for (int i = 0; i < count; i++) {
      values[i] = Math.toIntExact(given[i]);
      if (values[i] < usual) {
        throw call.wrong(
            "its setting %s has %d, and at least %d is needed".formatted(name, given[i], usual));
      }
    }
    return values;
  }

  /// Elements of one channel of the input.
  int inputs() {
    return depth.size() * height.size() * width.size();
  }

  /// Elements of one channel of the output.
  int outputs() {
    return depth.outputs() * height.outputs() * width.outputs();
  }

  /// Taps of the window.
  int taps() {
    return depth.kernel() * height.kernel() * width.kernel();
  }

  /// Whether each output sees one place of the input, its own.
  boolean isPointwise() {
    return taps() == 1
        && depth.stride() * height.stride() * width.stride() == 1
        && inputs() == outputs()
        && depth.before() + height.before() + width.before() == 0;
  }

  /// The sizes of the output.
  Dims dims(int examples, int channels) {
    List<Integer> sizes = new ArrayList<>(List.of(examples, channels));
    sizes.addAll(List.of(depth.outputs(), height.outputs(), width.outputs()).subList(3 - rank, 3));
    return new Dims(sizes);
  }
}
