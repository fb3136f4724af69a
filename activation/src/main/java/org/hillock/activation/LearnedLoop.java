package org.hillock.activation;

import org.hillock.activation.KernelLoop.TwoToOne;
import org.hillock.kernel.Compiler;
import org.hillock.kernel.Term;

/// A learned function over rows × columns, with one parameter per column. `x`, `y`, `dy` and `dx`
/// are row-major and start at 0; `dx` may be `dy`, `y` may be `x`.
public final class LearnedLoop {
  private final OfTwo value;
  private final OfTwo slope;
  private final OfTwo parameterSlope;
  private final TwoToOne forward;
  private final ThreeToOne inputGradients;
  private final FourToOne parameterGradients;

  /// @param lanes whether passes run in SIMD lanes
  LearnedLoop(Learned.Kernel kernel, boolean lanes) {
    this.value = Compiler.function(OfTwo.class, kernel.value());
    this.slope = Compiler.function(OfTwo.class, kernel.slope());
    this.parameterSlope = Compiler.function(OfTwo.class, kernel.parameterSlope());
    this.forward = Compiler.pass(TwoToOne.class, lanes, kernel.value());
    Term upstream = Term.input(2);
    Term gradient = Term.input(3);
    this.inputGradients = Compiler.pass(ThreeToOne.class, lanes, upstream.times(kernel.slope()));
    this.parameterGradients =
        Compiler.pass(FourToOne.class, lanes, upstream.fma(kernel.parameterSlope(), gradient));
  }

  /// The fastest loop for a function on this machine; the bits do not depend on which that is.
  public static LearnedLoop of(Learned function) {
    return Loops.of(function);
  }

  /// f(x, p) of single numbers.
  public float at(float x, float p) {
    return value.of(x, p);
  }

  /// ∂f/∂x of single numbers.
  public float slopeAt(float x, float p) {
    return slope.of(x, p);
  }

  /// ∂f/∂p of single numbers.
  public float parameterSlopeAt(float x, float p) {
    return parameterSlope.of(x, p);
  }

  /// `y[r, c] = f(x[r, c], p[pFrom + c])` for the rows from `first` on.
  public void forward(
      float[] x, float[] p, int pFrom, float[] y, int first, int rows, int columns) {
    for (int from = first * columns; from < (first + rows) * columns; from += columns) {
      forward.run(x, from, p, pFrom, y, from, columns);
    }
  }

  /// `dx[r, c] = dy[r, c] ∂f/∂x`, overwritten, for the rows from `first` on.
  public void inputGradients(
      float[] x, float[] p, int pFrom, float[] dy, float[] dx, int first, int rows, int columns) {
    for (int from = first * columns; from < (first + rows) * columns; from += columns) {
      inputGradients.run(x, from, p, pFrom, dy, from, dx, from, columns);
    }
  }

  /// `dp[pFrom + c]` += Σ over all r, in order, of dy[r, c] ∂f/∂p.
  public void parameterGradients(
      float[] x, float[] p, int pFrom, float[] dy, float[] dp, int rows, int columns) {
    for (int from = 0; from < rows * columns; from += columns) {
      parameterGradients.run(x, from, p, pFrom, dy, from, dp, pFrom, dp, pFrom, columns);
    }
  }

  /// A function of two floats.
  public interface OfTwo {
    /// Its value.
    float of(float x, float p);
  }

  /// From three arrays to a fourth.
  public interface ThreeToOne {
    /// Runs over n elements.
    void run(
        float[] x,
        int xFrom,
        float[] p,
        int pFrom,
        float[] dy,
        int dyFrom,
        float[] dx,
        int dxFrom,
        int n);
  }

  /// From four arrays to a fifth.
  public interface FourToOne {
    /// Runs over n elements.
    void run(
        float[] x,
        int xFrom,
        float[] p,
        int pFrom,
        float[] dy,
        int dyFrom,
        float[] dp,
        int dpFrom,
        float[] sum,
        int sumFrom,
        int n);
  }
}
