package org.hillock.onnx.profile;

import java.util.OptionalDouble;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.census.Occurrence;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;
import org.hillock.probe.ActivationCount;
import org.hillock.probe.Distribution;
import org.jspecify.annotations.Nullable;

/// Counts what one activation does, its units side by side whatever axis they lie along.
final class ProfileCount {
  private final Occurrence occurrence;
  private @Nullable ActivationCount count;
  private float[] last = {};
  private OptionalDouble rank = OptionalDouble.empty();

  ProfileCount(Occurrence occurrence) {
    this.occurrence = occurrence;
  }

  void add(Value.Floats x, Value.Floats y) {
    Dims dims = x.dims();
    if (!dims.equals(y.dims()) || dims.count() == 0 || dims.rank() == 0) {
      return;
    }
    int axis = dims.axis(Math.clamp(occurrence.axis(), -dims.rank(), dims.rank() - 1));
    int width = dims.size(axis);
    float[] trained = occurrence.trained().map(Tensor::floats).orElse(new float[0]);
    ActivationCount counting = count;
    if (counting == null) {
      counting =
          new ActivationCount(occurrence.function().function().orElseThrow(), trained, width);
      count = counting;
      rank = ActivationCount.effectiveRank(y.values(), dims.size(0));
    }
    if (counting.width() == width) {
      last = sideBySide(y, axis);
      counting.add(sideBySide(x, axis), last, dims.count() / width, dims.size(0));
    }
  }

  private static float[] sideBySide(Value.Floats value, int axis) {
    Dims dims = value.dims();
    int inner = dims.product(axis + 1, dims.rank());
    if (inner == 1) {
      return value.values();
    }
    int width = dims.size(axis);
    int outer = dims.product(0, axis);
    float[] turned = new float[value.values().length];
    for (int o = 0; o < outer; o++) {
      for (int j = 0; j < width; j++) {
        for (int i = 0; i < inner; i++) {
          turned[(o * inner + i) * width + j] = value.values()[(o * width + j) * inner + i];
        }
      }
    }
    return turned;
  }

  ProfileLine line() {
    ActivationCount counting = count;
    if (counting == null) {
      throw new IllegalStateException("nothing was counted");
    }
    Distribution outputs = counting.outputs();
    return new ProfileLine(
        occurrence, outputs, counting.health(), rank, Headroom.of(last, outputs));
  }
}
