package org.hillock.cli;

import org.hillock.onnx.Declaration;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Value;

/// Numbers of a file in the type that an input is declared with: NumPy computes in double unless
/// told otherwise, and most models take floats.
final class Declared {
  private Declared() {}

  /// The same numbers; those of other types as they are.
  static Value as(Declaration input, Value value) {
    if (!(input.type() instanceof ValueType.OfTensor tensor)) {
      return value;
    }
    ElementType wanted = tensor.elements();
    return switch (value) {
      case Value.Doubles(var dims, double[] all) when wanted == ElementType.FLOAT -> {
        float[] floats = new float[all.length];
        for (int i = 0; i < all.length; i++) {
          floats[i] = (float) all[i];
        }
        yield new Value.Floats(dims, floats);
      }
      case Value.Integers(var _, var dims, long[] all) when wanted == ElementType.FLOAT -> {
        float[] floats = new float[all.length];
        for (int i = 0; i < all.length; i++) {
          floats[i] = all[i];
        }
        yield new Value.Floats(dims, floats);
      }
      case Value.Integers(var _, var dims, long[] all)
          when wanted == ElementType.INT64 || wanted == ElementType.INT32 ->
          new Value.Integers(wanted, dims, all);
      default -> value;
    };
  }
}
