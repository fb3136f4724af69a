package org.hillock.onnx.execution;

import java.util.List;
import java.util.Map;

/// Losses of class scores against classes: examples x classes x places.
final class LossOperators {
  private LossOperators() {}

  static Map<String, Operator> all() {
    return Map.of(
        "NegativeLogLikelihoodLoss",
        Operator.of(call -> loss(call, call.floats(0))),
        "SoftmaxCrossEntropyLoss",
        LossOperators::crossEntropy);
  }

  private static List<Value> crossEntropy(Call call) {
    Value.Floats logarithms = logarithms(call.floats(0));
    return List.of(loss(call, logarithms), logarithms);
  }

  /// The logarithm of the softmax over the classes.
  private static Value.Floats logarithms(Value.Floats x) {
    int classes = x.dims().size(1);
    int places = x.dims().product(2, x.dims().rank());
    float[] y = new float[x.values().length];
    for (int row = 0; row < x.dims().size(0) * places; row++) {
      int from = row / places * classes * places + row % places;
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < classes; i++) {
        largest = Math.max(largest, x.values()[from + i * places]);
      }
      double sum = 0;
      for (int i = 0; i < classes; i++) {
        sum += StrictMath.exp(x.values()[from + i * places] - largest);
      }
      double less = largest + StrictMath.log(sum);
      for (int i = 0; i < classes; i++) {
        y[from + i * places] = (float) (x.values()[from + i * places] - less);
      }
    }
    return new Value.Floats(x.dims(), y);
  }

  /// -w log p of the class of each place, w of its class; their mean is by the sum of w.
  private static Value.Floats loss(Call call, Value.Floats logarithms) {
    Dims dims = logarithms.dims();
    int classes = dims.size(1);
    int places = dims.product(2, dims.rank());
    Value.Integers targets = call.integers(1);
    if (targets.values().length != dims.size(0) * places) {
      throw call.wrong("scores of %s and classes of %s do not fit".formatted(dims, targets.dims()));
    }
    float[] weights = call.has(2) ? call.floats(2).values() : new float[0];
    long ignored = call.integer("ignore_index", Long.MIN_VALUE);
    float[] losses = new float[targets.values().length];
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < losses.length; i++) {
      long target = targets.values()[i];
      if (target == ignored) {
        continue;
      }
      if (target < 0 || target >= classes) {
        throw call.wrong(
            "there is a class %d, and classes are 0 to %d".formatted(target, classes - 1));
      }
      float own = weights.length == 0 ? 1 : weights[(int) target];
      int from = i / places * classes * places + i % places;
      losses[i] = -own * logarithms.values()[from + (int) target * places];
      sum += losses[i];
      weight += own;
    }
    return switch (call.text("reduction", "mean")) {
      case "none" -> new Value.Floats(targets.dims(), losses);
      case "sum" -> new Value.Floats(Dims.of(), new float[] {(float) sum});
      case "mean" -> new Value.Floats(Dims.of(), new float[] {(float) (sum / weight)});
      default -> throw call.wrong("its reduction is none of none, sum and mean");
    };
  }
}
