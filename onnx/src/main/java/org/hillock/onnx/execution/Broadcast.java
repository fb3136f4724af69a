package org.hillock.onnx.execution;

import org.hillock.activation.InvalidInputException;

/// Places of elements that repeat along sizes of 1.
final class Broadcast {
  private Broadcast() {}

  /// Where each element of the larger shape is in the smaller, whose sizes are aligned at the end.
  ///
  /// @throws InvalidInputException if the smaller does not go into the larger
  static int[] places(Dims from, Dims to) {
    if (!from.broadcast(to).equals(to)) {
      throw new InvalidInputException(
          "a value of %s cannot be repeated to %s; its sizes from the end have to be the same, or 1."
              .formatted(from, to));
    }
    int[] places = new int[to.count()];
    int[] own = from.strides();
    int ahead = to.rank() - from.rank();
    int[] strides = to.strides();
    for (int axis = ahead; axis < to.rank(); axis++) {
      int step = from.size(axis - ahead) == 1 ? 0 : own[axis - ahead];
      for (int i = 0; step > 0 && i < places.length; i++) {
        places[i] += i / strides[axis] % to.size(axis) * step;
      }
    }
    return places;
  }

  /// The value repeated to sizes; itself if it has them.
  static Value.Floats to(Value.Floats value, Dims dims) {
    if (value.dims().equals(dims)) {
      return value;
    }
    int[] places = places(value.dims(), dims);
    float[] repeated = new float[places.length];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = value.values()[places[i]];
    }
    return new Value.Floats(dims, repeated);
  }
}
