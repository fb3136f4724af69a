package org.hillock.activation.function;

import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Rowwise;

/// a g(b), where a is the first half of a row, b the second and g the gate.
interface Gated extends Rowwise {
  GatedPasses passes();

  @Override
  default int outputs(int n) {
    if (n % 2 != 0) {
      throw new InvalidInputException(
          "%s splits a row into values and gates, so it takes an even number of them, not %d."
              .formatted(name(), n));
    }
    return n / 2;
  }

  @Override
  default double[] values(double[] x) {
    double[] y = new double[outputs(x.length)];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * passes().gate.value(x[y.length + i]);
    }
    return y;
  }

  @Override
  default void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    passes().forward(x, xFrom, y, yFrom, n);
  }

  @Override
  default void backward(
      float[] x,
      int xFrom,
      float[] y,
      int yFrom,
      float[] dy,
      int dyFrom,
      float[] dx,
      int dxFrom,
      int n) {
    passes().backward(x, xFrom, dy, dyFrom, dx, dxFrom, n);
  }
}
