package org.hillock.onnx.profile;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hillock.activation.Activation;
import org.hillock.activation.Rowwise;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.census.Occurrence;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;
import org.hillock.probe.ActivationCount;
import org.hillock.probe.Distribution;
import org.jspecify.annotations.Nullable;

/// Counts what one activation does, its units side by side whatever axis they lie along.
final class ProfileCount {
  /// Functions that make shares of rows.
  private static final Set<String> SHARES = Set.of("softmax", "softmin", "sparsemax");

  private final Occurrence occurrence;
  private final Activation function;
  private @Nullable ActivationCount count;
  private OptionalDouble rank = OptionalDouble.empty();
  private Sureness sureness = Sureness.NONE;

  ProfileCount(Occurrence occurrence) {
    this.occurrence = occurrence;
    function = occurrence.function().function().orElseThrow();
  }

  void add(Value.Floats x, Value.Floats y) {
    Dims dims = x.dims();
    if (dims.count() == 0 || dims.rank() == 0) {
      return;
    }
    int axis = axis(dims);
    int width = dims.size(axis);
    int outputs = function instanceof Rowwise rows ? rows.outputs(width) : width;
    if (!dims.with(axis, outputs).equals(y.dims())) {
      return;
    }
    ActivationCount counting = count;
    if (counting == null) {
      float[] trained = occurrence.trained().map(Tensor::floats).orElse(new float[0]);
      counting = new ActivationCount(function, trained, width);
      count = counting;
      rank = ActivationCount.effectiveRank(y.values(), dims.size(0));
    }
    if (counting.width() == width) {
      float[] out = sideBySide(y, axis);
      counting.add(sideBySide(x, axis), out, dims.count() / width, dims.size(0));
      if (SHARES.contains(function.name())) {
        sureness = sureness.and(Sureness.of(out, outputs));
      }
    }
  }

  /// A last axis of one number, as of sequences of one step, has no units.
  private int axis(Dims dims) {
    int axis = dims.axis(Math.clamp(occurrence.axis(), -dims.rank(), dims.rank() - 1));
    boolean isHollow = axis > 1 && dims.size(axis) == 1 && !(function instanceof Rowwise);
    return isHollow ? 1 : axis;
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

  /// What was seen; empty if its values were of sizes that do not fit it.
  Optional<ProfileLine> line() {
    return Optional.ofNullable(count)
        .map(counting -> {
          Distribution outputs = counting.outputs();
          return new ProfileLine(
              occurrence,
              outputs,
              counting.health(),
              rank,
              Headroom.of(counting),
              Optional.of(sureness).filter(one -> one.rows() > 0));
        });
  }
}
