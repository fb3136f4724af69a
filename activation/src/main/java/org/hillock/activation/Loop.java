package org.hillock.activation;

/// An elementwise function over arrays. Ranges in `x`, `y`, `slopes`, `dy` and `dx` may be the same
/// place, two outputs may not; partly overlapping ones may not.
public interface Loop {
  /// The fastest loop for a function on this machine; the bits do not depend on which that is.
  static Loop of(Elementwise function) {
    return Loops.of(function);
  }

  /// f(x) of one number.
  float at(float x);

  /// f'(x) of one number.
  float slopeAt(float x);

  /// `y[i] = f(x[i])` for n elements.
  void forward(float[] x, int xFrom, float[] y, int yFrom, int n);

  /// `slopes[i] = f'(x[i])` for n elements.
  void slopes(float[] x, int xFrom, float[] slopes, int slopesFrom, int n);

  /// Both at once, for little more than the time of one: they share their exponential.
  void forwardWithSlopes(
      float[] x, int xFrom, float[] y, int yFrom, float[] slopes, int slopesFrom, int n);

  /// `dx[i] = dy[i] f'(x[i])` for n elements; dx is overwritten.
  void backward(float[] x, int xFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n);
}
