package org.hillock.onnx.execution;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;

/// Elements of any type, moved without a look at what they are. A value's elements are an array of
/// floats, doubles, longs or texts.
final class Elements {
  private Elements() {}

  /// The array of a value.
  static Object array(Value value) {
    return switch (value) {
      case Value.Floats(Dims _, float[] values) -> values;
      case Value.Doubles(Dims _, double[] values) -> values;
      case Value.Integers integers -> integers.values();
      case Value.Texts(Dims _, List<String> values) -> values.toArray(String[]::new);
    };
  }

  /// An array for elements like those of a value; zeros, or empty texts.
  static Object room(Value like, int count) {
    return switch (like) {
      case Value.Floats _ -> new float[count];
      case Value.Doubles _ -> new double[count];
      case Value.Integers _ -> new long[count];
      case Value.Texts _ -> {
        String[] texts = new String[count];
        Arrays.fill(texts, "");
        yield texts;
      }
    };
  }

  /// A value of the type of another.
  ///
  /// @param array as [#array] or [#room] give it
  static Value of(Value like, Dims dims, Object array) {
    return switch (like) {
      case Value.Floats _ -> new Value.Floats(dims, (float[]) array);
      case Value.Doubles _ -> new Value.Doubles(dims, (double[]) array);
      case Value.Integers integers -> new Value.Integers(integers.type(), dims, (long[]) array);
      case Value.Texts _ -> new Value.Texts(dims, List.of((String[]) array));
    };
  }

  /// Some elements of a value, in another order.
  ///
  /// @param dims of the result
  /// @param from place of its first element in the value
  /// @param steps how far apart neighbors along each axis of the result are in the value
  static Value strided(Value value, Dims dims, int from, int[] steps) {
    Walk walk = Walk.of(dims, steps);
    int count = dims.count();
    if (walk.sizes().length == 1
        && (walk.aSteps()[0] == 1 || count == 1)
        && count == value.dims().count()) {
      return value.in(dims);
    }
    Object x = array(value);
    Object y = room(value, count);
    walk.each(from, 0, (a, step, _, _, to, n) -> copy(x, a, step, y, to, n));
    return of(value, dims, y);
  }

  /// The elements at some places.
  ///
  /// @param dims of the result
  /// @param places one for each of its elements
  static Value at(Value value, Dims dims, int[] places) {
    Object x = array(value);
    Object y = room(value, places.length);
    for (int i = 0; i < places.length; i++) {
      copy(x, places[i], 1, y, i, 1);
    }
    return of(value, dims, y);
  }

  /// The axes of a value in another order.
  static Value transposed(Value value, int... order) {
    int[] strides = value.dims().strides();
    int[] sizes = new int[order.length];
    int[] steps = new int[order.length];
    for (int axis = 0; axis < order.length; axis++) {
      sizes[axis] = value.dims().size(order[axis]);
      steps[axis] = strides[order[axis]];
    }
    return strided(value, Dims.of(sizes), 0, steps);
  }

  /// The same, repeated to a larger size.
  ///
  /// @throws InvalidInputException if it does not go into it
  static Value expanded(Value value, Dims dims) {
    if (value.dims().equals(dims)) {
      return value;
    }
    if (!value.dims().broadcast(dims).equals(dims)) {
      throw new InvalidInputException(
          "a value of %s cannot be repeated to %s; its sizes from the end have to be the same, or 1."
              .formatted(value.dims(), dims));
    }
    return strided(value, dims, 0, Walk.steps(value.dims(), dims));
  }

  /// From the first value where there is a 1, else from the second; all of the same sizes.
  static Value chosen(long[] chosen, Value a, Value b) {
    Object x = array(a);
    Object z = array(b);
    Object y = room(a, chosen.length);
    int from = 0;
    while (from < chosen.length) {
      int to = from + 1;
      while (to < chosen.length && chosen[to] == chosen[from]) {
        to++;
      }
      System.arraycopy(chosen[from] == 0 ? z : x, from, y, from, to - from);
      from = to;
    }
    return of(a, a.dims(), y);
  }

  private static void copy(Object x, int from, int step, Object y, int to, int n) {
    if (step == 1) {
      System.arraycopy(x, from, y, to, n);
      return;
    }
    switch (x) {
      case float[] values -> {
        float[] out = (float[]) y;
        for (int i = 0; i < n; i++) {
          out[to + i] = values[from + i * step];
        }
      }
      case double[] values -> {
        double[] out = (double[]) y;
        for (int i = 0; i < n; i++) {
          out[to + i] = values[from + i * step];
        }
      }
      case long[] values -> {
        long[] out = (long[]) y;
        for (int i = 0; i < n; i++) {
          out[to + i] = values[from + i * step];
        }
      }
      default -> {
        Object[] values = (Object[]) x;
        Object[] out = (Object[]) y;
        for (int i = 0; i < n; i++) {
          out[to + i] = values[from + i * step];
        }
      }
    }
  }
}
