package org.hillock.activation;

import org.hillock.activation.KernelLoop.TwoToOne;
import org.hillock.kernel.Compiler;
import org.hillock.kernel.Term;
import org.hillock.numeric.Warmed;

/// A learned function over rows × columns, with one parameter per column. `x`, `y`, `dy` and `dx`
/// are row-major and start at 0; `dx` may be `dy`, `y` may be `x`.
public final class LearnedLoop {
  private final Warmed<OfTwo> value;
  private final Warmed<OfTwo> slope;
  private final Warmed<OfTwo> parameterSlope;
  private final Warmed<TwoToOne> forward;
  private final Warmed<ThreeToOne> inputGradients;
  private final Warmed<FourToOne> parameterGradients;

  /// @param lanes whether passes run in SIMD lanes
  LearnedLoop(Learned.Kernel kernel, boolean lanes) {
    this.value = Warmed.plain(() -> Compiler.function(OfTwo.class, kernel.value()));
    this.slope = Warmed.plain(() -> Compiler.function(OfTwo.class, kernel.slope()));
    this.parameterSlope =
        Warmed.plain(() -> Compiler.function(OfTwo.class, kernel.parameterSlope()));
    Term upstream = Term.input(2);
    Term gradient = Term.input(3);
    Passes passes = new Passes(lanes);
    float[] x = Passes.few();
    int n = x.length;
    float[] y = new float[n];
    this.forward = passes.of(TwoToOne.class, pass -> pass.run(x, 0, x, 0, y, 0, n), kernel.value());
    this.inputGradients =
        passes.of(
            ThreeToOne.class,
            pass -> pass.run(x, 0, x, 0, x, 0, y, 0, n),
            upstream.times(kernel.slope()));
    this.parameterGradients =
        passes.of(
            FourToOne.class,
            pass -> pass.run(x, 0, x, 0, x, 0, x, 0, y, 0, n),
            upstream.fma(kernel.parameterSlope(), gradient));
  }

  /// The fastest loop for a function on this machine; the bits do not depend on which that is.
  public static LearnedLoop of(Learned function) {
    return Loops.of(function);
  }

  /// f(x, p) of single numbers.
  public float at(float x, float p) {
    return value.after(1).of(x, p);
  }

  /// ∂f/∂x of single numbers.
  public float slopeAt(float x, float p) {
    return slope.after(1).of(x, p);
  }

  /// ∂f/∂p of single numbers.
  public float parameterSlopeAt(float x, float p) {
    return parameterSlope.after(1).of(x, p);
  }

  /// `y[r, c] = f(x[r, c], p[pFrom + c])` for the rows from `first` on.
  public void forward(
      float[] x, float[] p, int pFrom, float[] y, int first, int rows, int columns) {
    for (int from = first * columns; from < (first + rows) * columns; from += columns) {
      forward.after(columns).run(x, from, p, pFrom, y, from, columns);
    }
  }

  /// `dx[r, c] = dy[r, c] ∂f/∂x`, overwritten, for the rows from `first` on.
  public void inputGradients(
      float[] x, float[] p, int pFrom, float[] dy, float[] dx, int first, int rows, int columns) {
    for (int from = first * columns; from < (first + rows) * columns; from += columns) {
      inputGradients.after(columns).run(x, from, p, pFrom, dy, from, dx, from, columns);
    }
  }

  /// `dp[pFrom + c]` += Σ over all r, in order, of dy[r, c] ∂f/∂p.
  public void parameterGradients(
      float[] x, float[] p, int pFrom, float[] dy, float[] dp, int rows, int columns) {
    for (int from = 0; from < rows * columns; from += columns) {
      parameterGradients
          .after(columns)
          .run(x, from, p, pFrom, dy, from, dp, pFrom, dp, pFrom, columns);
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
