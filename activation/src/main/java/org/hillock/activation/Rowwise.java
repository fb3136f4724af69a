package org.hillock.activation;

/// One row in, one row out: softmax and its kin, gated and pooling functions.
public non-sealed interface Rowwise extends Activation {
  /// How many numbers come out of a row of n; n itself unless the function says otherwise.
  ///
  /// @throws InvalidInputException if it cannot take rows of n
  default int outputs(int n) {
    return n;
  }

  /// The definition, in double.
  ///
  /// @return y, of [#outputs] numbers
  double[] values(double[] x);

  /// The kernel for one row of n numbers. x and y may be the same place if y is as long as x.
  void forward(float[] x, int xFrom, float[] y, int yFrom, int n);

  /// How many doubles [#forward(float[], int, float[], int, int, double[])] needs in its scratch
  /// for a row of n.
  default int scratch(int n) {
    return 0;
  }

  /// The same bits without an allocation.
  ///
  /// @param scratch of at least [#scratch] doubles, overwritten
  default void forward(float[] x, int xFrom, float[] y, int yFrom, int n, double[] scratch) {
    forward(x, xFrom, y, yFrom, n);
  }

  /// dx = Jᵀ dy, where J is the row's Jacobian; dx is overwritten and may be the place of dy if y
  /// is as long as x.
  ///
  /// @param x what [#forward] was given, n numbers
  /// @param y what it gave
  void backward(
      float[] x,
      int xFrom,
      float[] y,
      int yFrom,
      float[] dy,
      int dyFrom,
      float[] dx,
      int dxFrom,
      int n);
}
