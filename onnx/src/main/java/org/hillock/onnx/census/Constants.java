package org.hillock.onnx.census;

import java.util.List;
import java.util.Optional;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Tensor;

/// Values that do not depend on inputs: constants, constants in other shapes or types, and what is
/// computed of single numbers.
final class Constants {
  private Constants() {}

  /// Looks whether what a step gives is known.
  static void of(Step step, Wiring wiring) {
    int out = step.output(0);
    if (out < 0 || !step.isKnownDomain()) {
      return;
    }
    switch (step.node().operator()) {
      case "Constant" -> constant(step, out, wiring);
      case "ConstantOfShape" -> wiring.number(out, filling(step));
      case "Identity",
          "Reshape",
          "Unsqueeze",
          "Squeeze",
          "Flatten",
          "Expand",
          "Cast",
          "CastLike" -> {
        wiring.constant(step.input(0)).ifPresent(tensor -> wiring.constant(out, tensor));
        wiring.number(step.input(0)).ifPresent(number -> wiring.number(out, number));
      }
      default -> computed(step, out, wiring);
    }
  }

  private static void constant(Step step, int out, Wiring wiring) {
    for (Attribute attribute : step.node().attributes().values()) {
      switch (attribute) {
        case Attribute.OfTensor(Tensor tensor) -> wiring.constant(out, tensor);
        case Attribute.OfFloat(float value) -> wiring.number(out, value);
        case Attribute.OfInteger(long value) -> wiring.number(out, (double) value);
        case Attribute.OfFloats(List<Float> values) -> {
          float[] floats = new float[values.size()];
          for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
          }
          wiring.constant(out, Tensor.of("", floats, floats.length));
        }
        case Attribute.OfIntegers(List<Long> values) ->
            wiring.constant(
                out,
                Tensor.of("", values.stream().mapToLong(value -> value).toArray(), values.size()));
        default -> {}
      }
    }
  }

  private static double filling(Step step) {
    return step.node().attribute("value").orElse(null) instanceof Attribute.OfTensor(Tensor tensor)
        ? single(tensor).orElse(0.0)
        : 0;
  }

  private static void computed(Step step, int out, Wiring wiring) {
    if (step.inputs().isEmpty()
        || step.inputs().stream().anyMatch(in -> in >= 0 && wiring.number(in).isEmpty())) {
      return;
    }
    Arithmetic.of(step)
        .ifPresent(operation -> {
          double[] x =
              step.inputs().stream()
                  .mapToDouble(in -> wiring.number(in).orElse(Double.NaN))
                  .toArray();
          wiring.number(out, operation.value(x));
        });
  }

  /// The element of a tensor that has one.
  static Optional<Double> single(Tensor tensor) {
    if (tensor.isExternal() || tensor.dims().stream().anyMatch(size -> size != 1)) {
      return Optional.empty();
    }
    return switch (tensor.type()) {
      case FLOAT, FLOAT16, BFLOAT16 -> Optional.of((double) tensor.floats()[0]);
      case DOUBLE -> Optional.of(tensor.doubles()[0]);
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64, BOOL ->
          Optional.of((double) tensor.longs()[0]);
      default -> Optional.empty();
    };
  }
}
