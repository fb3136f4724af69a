package org.hillock.onnx.execution;

import java.util.Arrays;

/// A way through one or two values at once, in the order of the elements that come out of it: in
/// runs, in each of which both are stepped through evenly.
///
/// @param sizes outermost first, at least one; none of them 1 unless it is the only one
/// @param aSteps how far apart neighbors along each axis are in the first value
/// @param bSteps in the second value
record Walk(int[] sizes, int[] aSteps, int[] bSteps) {
  /// What is done in a run.
  @FunctionalInterface
  interface Run {
    /// Does it.
    ///
    /// @param a place of the first element in the first value, then every `aStep`
    /// @param b in the second value
    /// @param y in what comes out, side by side
    /// @param n how many elements
    void go(int a, int aStep, int b, int bStep, int y, int n);
  }

  /// Through one value.
  static Walk of(Dims dims, int[] steps) {
    return joined(dims, steps, steps);
  }

  /// Through two values that are broadcast to what they have together.
  static Walk of(Dims a, Dims b, Dims together) {
    return joined(together, steps(a, together), steps(b, together));
  }

  /// How far apart neighbors are along the axes of a larger value to which a value is broadcast; 0
  /// where it repeats itself.
  static int[] steps(Dims dims, Dims together) {
    int[] own = dims.strides();
    int[] steps = new int[together.rank()];
    int missing = together.rank() - dims.rank();
    for (int axis = missing; axis < steps.length; axis++) {
      steps[axis] = dims.size(axis - missing) == 1 ? 0 : own[axis - missing];
    }
    return steps;
  }

  /// Makes one axis of neighbors that are stepped through evenly.
  private static Walk joined(Dims dims, int[] aSteps, int[] bSteps) {
    int[] sizes = new int[dims.rank() + 1];
    int[] a = new int[sizes.length];
    int[] b = new int[sizes.length];
    int last = sizes.length;
    for (int axis = dims.rank() - 1; axis >= 0; axis--) {
      int size = dims.size(axis);
      if (size == 1) {
        continue;
      }
      if (last < sizes.length
          && aSteps[axis] == a[last] * sizes[last]
          && bSteps[axis] == b[last] * sizes[last]) {
        sizes[last] *= size;
      } else {
        last--;
        sizes[last] = size;
        a[last] = aSteps[axis];
        b[last] = bSteps[axis];
      }
    }
    if (last == sizes.length) {
      last--;
      sizes[last] = 1;
    }
    return new Walk(tail(sizes, last), tail(a, last), tail(b, last));
  }

  private static int[] tail(int[] all, int from) {
    return Arrays.copyOfRange(all, from, all.length);
  }

  /// Goes it.
  void each(int a, int b, Run run) {
    int inner = sizes.length - 1;
    int n = sizes[inner];
    int runs = 1;
    for (int axis = 0; axis < inner; axis++) {
      runs *= sizes[axis];
    }
    int[] at = new int[inner];
    int aAt = a;
    int bAt = b;
    for (int i = 0; i < runs && n > 0; i++) {
      run.go(aAt, aSteps[inner], bAt, bSteps[inner], i * n, n);
      for (int axis = inner - 1; axis >= 0; axis--) {
        at[axis]++;
        aAt += aSteps[axis];
        bAt += bSteps[axis];
        if (at[axis] < sizes[axis]) {
          break;
        }
        at[axis] = 0;
        aAt -= aSteps[axis] * sizes[axis];
        bAt -= bSteps[axis] * sizes[axis];
      }
    }
  }
}
