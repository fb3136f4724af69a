package org.hillock.onnx.gradient;

import org.hillock.onnx.execution.Dims;

/// Where the elements of a value are found that repeats itself to fill another.
final class Places {
  private Places() {}

  /// For each element of the large value the place in the small one.
  ///
  /// @param small can be broadcast to the large one
  static int[] of(Dims small, Dims large) {
    int[] places = new int[large.count()];
    int[] strides = small.strides();
    int ahead = large.rank() - small.rank();
    int repeated = 1;
    // From the last axis on, each place is that of the axes behind it plus its own share.
    for (int axis = large.rank() - 1; axis >= 0; axis--) {
      int size = large.size(axis);
      boolean moves = axis >= ahead && small.size(axis - ahead) > 1;
      int stride = moves ? strides[axis - ahead] : 0;
      for (int i = size - 1; i >= 0; i--) {
        for (int j = 0; j < repeated; j++) {
          places[i * repeated + j] = places[j] + i * stride;
        }
      }
      repeated *= size;
    }
    return places;
  }
}
