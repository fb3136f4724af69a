package org.hillock.activation;

/// One row in, one row out: softmax and its kin.
public non-sealed interface Rowwise extends Activation {
  /// The definition, in double.
  ///
  /// @return y, as long as x
  double[] values(double[] x);

  /// The kernel for one row of n numbers; x and y may be the same place.
  void forward(float[] x, int xFrom, float[] y, int yFrom, int n);

  /// dx = Jᵀ dy, where J is the row's Jacobian and y what [#forward] gave; dx is overwritten and
  /// may be the place of dy.
  void backward(float[] y, int yFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n);
}
