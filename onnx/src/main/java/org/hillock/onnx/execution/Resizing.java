package org.hillock.onnx.execution;

import java.util.Arrays;
import java.util.Map;

/// Images in other sizes, axis by axis.
final class Resizing {
  private Resizing() {}

  static Map<String, Operator> all() {
    return Map.of(
        "Resize", Operator.of(Resizing::resized), "Upsample", Operator.of(Resizing::upsampled));
  }

  private static Value resized(Call call) {
    if (call.flag("antialias", false)
        || !call.text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
      throw call.wrong("antialias and keep_aspect_ratio_policy are not known here");
    }
    Value.Floats x = call.floats(0);
    int rank = x.dims().rank();
    boolean old = call.opset() < 11;
    int scalesAt = old ? 1 : 2;
    boolean sized = call.has(3) && call.input(3).dims().count() > 0;
    int[] axes = axes(call, x.dims());
    double[] scales = new double[rank];
    Arrays.fill(scales, 1);
    Dims dims = x.dims();
    double[] given = sized ? numbers(call, 3) : numbers(call, scalesAt);
    if (given.length != axes.length) {
      throw call.wrong(
          "%d sizes or scales are given for %d axes".formatted(given.length, axes.length));
    }
    for (int i = 0; i < axes.length; i++) {
      int size = x.dims().size(axes[i]);
      int wanted = (int) (sized ? given[i] : Math.floor(size * given[i]));
      scales[axes[i]] = sized ? wanted / (double) size : given[i];
      dims = dims.with(axes[i], wanted);
    }
    String coordinates =
        old ? "asymmetric" : call.text("coordinate_transformation_mode", "half_pixel");
    String nearest = old ? "floor" : call.text("nearest_mode", "round_prefer_floor");
    return resized(call, x, dims, scales, coordinates, nearest);
  }

  private static int[] axes(Call call, Dims dims) {
    long[] given = call.integers("axes").orElse(new long[0]);
    int[] axes = new int[given.length == 0 ? dims.rank() : given.length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = given.length == 0 ? i : dims.axis(given[i]);
    }
    return axes;
  }

  private static double[] numbers(Call call, int input) {
    Value value = call.input(input);
    double[] numbers = new double[value.dims().count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          value instanceof Value.Integers integers
              ? integers.values()[i]
              : call.floats(input).values()[i];
    }
    return numbers;
  }

  private static Value upsampled(Call call) {
    Value.Floats x = call.floats(0);
    float[] given =
        call.has(1)
            ? call.floats(1).values()
            : call.floats("scales").orElseThrow(() -> call.wrong("it has no scales"));
    double[] scales = new double[x.dims().rank()];
    Dims dims = x.dims();
    for (int axis = 0; axis < scales.length; axis++) {
      scales[axis] = given[axis];
      dims = dims.with(axis, (int) Math.floor(dims.size(axis) * scales[axis]));
    }
    return resized(call, x, dims, scales, "asymmetric", "floor");
  }

  private static Value resized(
      Call call, Value.Floats x, Dims dims, double[] scales, String coordinates, String nearest) {
    Value.Floats y = x;
    for (int axis = 0; axis < dims.rank(); axis++) {
      if (scales[axis] != 1 || dims.size(axis) != x.dims().size(axis)) {
        Lattice lattice =
            new Lattice(x.dims().size(axis), dims.size(axis), scales[axis], coordinates);
        y = along(y, axis, dims.size(axis), taps(call, lattice, nearest));
      }
    }
    return y;
  }

  private static Lattice.Taps taps(Call call, Lattice lattice, String nearest) {
    return switch (call.text("mode", "nearest")) {
      case "nearest" -> lattice.nearest(nearest);
      case "linear", "bilinear" -> lattice.linear();
      case "cubic" ->
          lattice.cubic(call.number("cubic_coeff_a", -0.75f), call.flag("exclude_outside", false));
      default -> throw call.wrong("its mode is none of nearest, linear and cubic");
    };
  }

  private static Value.Floats along(Value.Floats x, int axis, int size, Lattice.Taps taps) {
    Dims dims = x.dims().with(axis, size);
    int inner = dims.product(axis + 1, dims.rank());
    int before = x.dims().size(axis);
    int each = taps.places().length / Math.max(1, size);
    float[] y = new float[dims.count()];
    for (int line = 0; line < y.length / Math.max(1, inner); line++) {
      int from = line / size * before * inner;
      for (int tap = 0; tap < each; tap++) {
        int own = line % size * each + tap;
        float weight = taps.weights()[own];
        int place = from + taps.places()[own] * inner;
        for (int i = 0; i < inner; i++) {
          y[line * inner + i] += weight * x.values()[place + i];
        }
      }
    }
    return new Value.Floats(dims, y);
  }
}
