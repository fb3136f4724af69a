package org.hillock.activation;

/// A learned function over rows × columns, with one parameter per column. `x`, `y`, `dy` and `dx`
/// are row-major and start at 0; `dx` may be `dy`, `y` may be `x`.
public interface LearnedLoop {
  /// The fastest loop for a function on this machine; the bits do not depend on which that is.
  static LearnedLoop of(Learned function) {
    return Loops.of(function);
  }

  /// `y[r, c] = f(x[r, c], p[pFrom + c])`.
  void forward(float[] x, float[] p, int pFrom, float[] y, int rows, int columns);

  /// `dx[r, c] = dy[r, c] ∂f/∂x` is overwritten; `dp[pFrom + c]` += Σ over r, in order, of dy[r, c]
  /// ∂f/∂p.
  void backward(
      float[] x, float[] p, int pFrom, float[] dy, float[] dx, float[] dp, int rows, int columns);
}
