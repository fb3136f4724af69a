package org.hillock.onnx.execution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.onnx.ElementType;

/// Numbers by the size of others around them, and dropout, which leaves them as they are.
final class Scalings {
  /// What the definition adds to deviations.
  private static final double SMALL = 1e-9;

  private Scalings() {}

  static Map<String, Operator> all() {
    return Map.of(
        "LRN", Operator.of(Scalings::response),
        "LpNormalization", Operator.of(Scalings::norm),
        "MeanVarianceNormalization", Operator.of(Scalings::meanVariance),
        "Dropout", Scalings::dropout);
  }

  /// x / (bias + alpha / size Σ x²)^beta, the sum over neighboring channels.
  private static Value response(Call call) {
    Value.Floats x = call.floats(0);
    int size = Math.toIntExact(call.integer("size", 1));
    if (size < 1) {
      throw call.wrong("its size is %d, and at least 1 is needed".formatted(size));
    }
    double alpha = call.number("alpha", 1e-4f) / (double) size;
    double beta = call.number("beta", 0.75f);
    double bias = call.number("bias", 1);
    int channels = x.dims().size(1);
    int inner = x.dims().product(2, x.dims().rank());
    float[] y = new float[x.values().length];
    for (int i = 0; i < y.length; i++) {
      int channel = i / inner % channels;
      double sum = 0;
      int last = (int) Math.min(channels - 1L, channel + (long) size / 2);
      for (int other = Math.max(0, channel - (size - 1) / 2); other <= last; other++) {
        double value = x.values()[i + (other - channel) * inner];
        sum += value * value;
      }
      y[i] = (float) (x.values()[i] / StrictMath.pow(bias + alpha * sum, beta));
    }
    return new Value.Floats(x.dims(), y);
  }

  /// x / Σ |x|, or by the root of the sum of squares, along an axis; 0 if that is 0.
  private static Value norm(Call call) {
    Value.Floats x = call.floats(0);
    int axis = x.dims().axis(call.integer("axis", -1));
    boolean squares = call.integer("p", 2) == 2;
    int size = x.dims().size(axis);
    int inner = x.dims().product(axis + 1, x.dims().rank());
    float[] y = new float[x.values().length];
    for (int line = 0; line < x.dims().count() / Math.max(1, size); line++) {
      int from = line / inner * size * inner + line % inner;
      double sum = 0;
      for (int i = 0; i < size; i++) {
        double value = x.values()[from + i * inner];
        sum += squares ? value * value : Math.abs(value);
      }
      double norm = squares ? Math.sqrt(sum) : sum;
      for (int i = 0; i < size; i++) {
        y[from + i * inner] = norm == 0 ? 0 : (float) (x.values()[from + i * inner] / norm);
      }
    }
    return new Value.Floats(x.dims(), y);
  }

  /// (x - mean) / (deviation + 1e-9) over some axes together.
  private static Value meanVariance(Call call) {
    Value.Floats x = call.floats(0);
    boolean across = call.flag("across_channels", false);
    long[] axes =
        call.integers("axes").orElse(across ? new long[] {0, 1, 2, 3} : new long[] {0, 2, 3});
    Dims kept = x.dims();
    for (long axis : axes) {
      kept = kept.with(x.dims().axis(axis), 1);
    }
    int[] groups = Broadcast.places(kept, x.dims());
    double[] means = new double[kept.count()];
    double together = groups.length / (double) Math.max(1, means.length);
    for (int i = 0; i < groups.length; i++) {
      means[groups[i]] += x.values()[i] / together;
    }
    double[] variances = new double[means.length];
    for (int i = 0; i < groups.length; i++) {
      double off = x.values()[i] - means[groups[i]];
      variances[groups[i]] += off * off / together;
    }
    float[] y = new float[groups.length];
    for (int i = 0; i < y.length; i++) {
      double off = x.values()[i] - means[groups[i]];
      y[i] = (float) (off / (Math.sqrt(variances[groups[i]]) + SMALL));
    }
    return new Value.Floats(x.dims(), y);
  }

  /// Nothing is dropped when predicting.
  private static List<Value> dropout(Call call) {
    if (call.opset() >= 12 && call.has(2) && call.integers(2).values()[0] != 0) {
      throw call.wrong("it drops at random, as in training; export the model for inference");
    }
    Value x = call.input(0);
    if (!call.wants(1)) {
      return List.of(x);
    }
    // The mask was of the type of the data before it was of truths.
    if (call.opset() < 10 && x instanceof Value.Floats floats) {
      float[] ones = new float[floats.values().length];
      Arrays.fill(ones, 1);
      return List.of(x, new Value.Floats(x.dims(), ones));
    }
    long[] all = new long[x.dims().count()];
    Arrays.fill(all, 1);
    return List.of(x, new Value.Integers(ElementType.BOOL, x.dims(), all));
  }
}
