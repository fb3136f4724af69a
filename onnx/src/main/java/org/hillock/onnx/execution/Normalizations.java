package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Normalizations: numbers less their mean, by their deviation.
final class Normalizations {
  private static final float USUAL = 1e-5f;

  private Normalizations() {}

  static Map<String, Operator> all() {
    return Map.of(
        "BatchNormalization", BatchNormalizations::of,
        "InstanceNormalization", Operator.of(Normalizations::instance),
        "GroupNormalization", Operator.of(Normalizations::groups),
        "LayerNormalization", Normalizations::layer,
        "RMSNormalization", Operator.of(Normalizations::rootMeanSquare),
        "SimplifiedLayerNormalization", Operator.of(Normalizations::rootMeanSquare));
  }

  /// Each channel of each example.
  private static Value instance(Call call) {
    Value.Floats x = call.floats(0);
    int channels = x.dims().size(1);
    int size = x.dims().product(2, x.dims().rank());
    float[] y = new float[x.values().length];
    float epsilon = call.number("epsilon", USUAL);
    for (int from = 0; from < y.length; from += size) {
      Moments.of(x.values(), from, size, epsilon).standardize(x.values(), from, size, y);
    }
    scale(call, y, size, channels, 1);
    return new Value.Floats(x.dims(), y);
  }

  /// Each group of channels of each example; scale and bias are by group before opset 21, by
  /// channel from then on.
  private static Value groups(Call call) {
    Value.Floats x = call.floats(0);
    int groups = Math.toIntExact(call.integer("num_groups", 1));
    int channels = x.dims().size(1);
    if (groups < 1 || channels % groups != 0) {
      throw call.wrong("%d channels are no %d groups".formatted(channels, groups));
    }
    int size = x.dims().product(2, x.dims().rank());
    int together = channels / groups * size;
    float[] y = new float[x.values().length];
    float epsilon = call.number("epsilon", USUAL);
    for (int from = 0; from < y.length; from += together) {
      Moments.of(x.values(), from, together, epsilon).standardize(x.values(), from, together, y);
    }
    scale(
        call,
        y,
        size,
        channels,
        call.floats(1).values().length == channels ? 1 : channels / groups);
    return new Value.Floats(x.dims(), y);
  }

  /// Multiplies by the scale of each channel and adds its bias.
  private static void scale(Call call, float[] y, int size, int channels, int shared) {
    float[] scale = call.floats(1).values();
    float[] bias = call.floats(2).values();
    if (scale.length * shared != channels || bias.length != scale.length) {
      throw call.wrong(
          "%d scales and %d biases do not fit %d channels"
              .formatted(scale.length, bias.length, channels));
    }
    for (int i = 0; i < y.length; i++) {
      int own = i / size % channels / shared;
      y[i] = y[i] * scale[own] + bias[own];
    }
  }

  /// All sizes from an axis on; gives the means and the inverse deviations too.
  private static List<Value> layer(Call call) {
    Value.Floats x = call.floats(0);
    int axis = x.dims().axis(call.integer("axis", -1));
    int size = x.dims().product(axis, x.dims().rank());
    int rows = x.dims().product(0, axis);
    float epsilon = call.number("epsilon", USUAL);
    float[] y = new float[x.values().length];
    float[] means = new float[rows];
    float[] inverses = new float[rows];
    for (int row = 0; row < rows; row++) {
      Moments moments = Moments.of(x.values(), row * size, size, epsilon);
      moments.standardize(x.values(), row * size, size, y);
      means[row] = (float) moments.mean();
      inverses[row] = (float) moments.inverse();
    }
    multiply(call, 1, x.dims(), axis, y);
    if (call.has(2)) {
      float[] bias = aligned(call.floats(2), x.dims(), axis);
      for (int i = 0; i < y.length; i++) {
        y[i] += bias[i % bias.length];
      }
    }
    Dims reduced = ones(x.dims(), axis);
    return List.of(
        new Value.Floats(x.dims(), y),
        new Value.Floats(reduced, means),
        new Value.Floats(reduced, inverses));
  }

  private static Dims ones(Dims dims, int from) {
    List<Integer> sizes = new ArrayList<>(dims.sizes());
    for (int axis = from; axis < sizes.size(); axis++) {
      sizes.set(axis, 1);
    }
    return new Dims(sizes);
  }

  /// x / √(mean of x² + ε) over all sizes from an axis on.
  private static Value rootMeanSquare(Call call) {
    Value.Floats x = call.floats(0);
    int axis = x.dims().axis(call.integer("axis", -1));
    int size = x.dims().product(axis, x.dims().rank());
    float epsilon = call.number("epsilon", USUAL);
    float[] y = x.values().clone();
    for (int from = 0; from < y.length; from += size) {
      double sum = 0;
      for (int i = from; i < from + size; i++) {
        sum += (double) y[i] * y[i];
      }
      double inverse = 1 / Math.sqrt(sum / size + epsilon);
      for (int i = from; i < from + size; i++) {
        y[i] = (float) (y[i] * inverse);
      }
    }
    multiply(call, 1, x.dims(), axis, y);
    return new Value.Floats(x.dims(), y);
  }

  private static void multiply(Call call, int input, Dims dims, int axis, float[] y) {
    float[] scale = aligned(call.floats(input), dims, axis);
    for (int i = 0; i < y.length; i++) {
      y[i] *= scale[i % scale.length];
    }
  }

  /// A scale or bias repeated to the sizes from the axis on, or if it has more, to all.
  private static float[] aligned(Value.Floats value, Dims dims, int axis) {
    Dims last = new Dims(dims.sizes().subList(axis, dims.rank()));
    boolean fits = value.dims().rank() <= last.rank();
    float[] repeated = Broadcast.to(value, fits ? last : dims).values();
    return repeated.length == 0 ? Arrays.copyOf(repeated, 1) : repeated;
  }
}
