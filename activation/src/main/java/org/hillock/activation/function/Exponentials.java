package org.hillock.activation.function;

import java.util.function.Consumer;
import org.hillock.kernel.Compiler;
import org.hillock.kernel.Exp;
import org.hillock.kernel.Term;
import org.hillock.numeric.Simd;
import org.hillock.numeric.Warmed;

/// What softmax and its kin share: `exp(± x[i] - m)`, m the largest of `± x[j]` in the row, in
/// double.
///
/// @param sign 1, or -1 for the functions of -x
record Exponentials(int sign) {
  private static final int BLOCK = 512;
  private static final int FEW = 32;
  private static final long ENOUGH = 500_000;

  private static final Warmed<Pass> EXP =
      warmed(
          Pass.class,
          pass -> pass.run(new float[FEW], 0, 1, 0, new double[FEW], 0, FEW),
          Exp.exp(
              Term.input(0)
                  .wide()
                  .times(Term.wideInput(1))
                  .minus(Term.wideInput(2))
                  .within(Exp.LIMIT)));

  private static final Warmed<Quotient> QUOTIENT =
      warmed(
          Quotient.class,
          pass -> pass.run(new double[FEW], 0, 1, new float[FEW], 0, FEW),
          Term.wideInput(0).over(Term.wideInput(1)).round());

  private static <T> Warmed<T> warmed(Class<T> shape, Consumer<T> exercise, Term output) {
    return Warmed.of(
        () -> Compiler.pass(shape, false, output),
        () -> Compiler.pass(shape, Simd.ON, output),
        ENOUGH,
        exercise);
  }

  /// `y[i] = exp(sign x[i] - shift)`.
  public interface Pass {
    /// Runs over n elements.
    void run(float[] x, int xFrom, double sign, double shift, double[] y, int yFrom, int n);
  }

  /// `y[i] = e[i] / sum`.
  public interface Quotient {
    /// Runs over n elements.
    void run(double[] e, int eFrom, double sum, float[] y, int yFrom, int n);
  }

  /// The index of the first largest `sign x[i]`; that of a NaN if there is one.
  int largest(float[] x, int from, int n) {
    int found = 0;
    for (int i = 0; i < n; i++) {
      float v = x[from + i];
      if (Float.isNaN(v)) {
        return i;
      }
      if (sign * v > sign * x[from + found]) {
        found = i;
      }
    }
    return found;
  }

  /// How many terms are computed at once.
  static int block(int n) {
    return Math.min(n, BLOCK);
  }

  /// y = exp(sign x - m) / Σ.
  ///
  /// @param e of at least [#block] numbers, overwritten
  void normalize(float[] x, int xFrom, float[] y, int yFrom, int n, double[] e) {
    double shift = most(x, xFrom, n);
    double sum = sum(x, xFrom, shift, e, n);
    for (int i = 0; i < n; i += BLOCK) {
      int count = Math.min(BLOCK, n - i);
      if (n > BLOCK) {
        EXP.after(count).run(x, xFrom + i, sign, shift, e, 0, count);
      }
      QUOTIENT.after(count).run(e, 0, sum, y, yFrom + i, count);
    }
  }

  /// The largest `sign x[i]`; NaN if there is one.
  private float most(float[] x, int from, int n) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) {
      most = Math.max(most, sign * x[i]);
    }
    return most;
  }

  /// log Σ exp(sign x - m), NaN if m is infinite; without cancellation where one element outweighs
  /// the others.
  double logOfSum(float[] x, int from, int n, int largest) {
    double shift = sign * (double) x[from + largest];
    double[] e = new double[block(n)];
    double before = sum(x, from, shift, e, largest);
    double after = sum(x, from + largest + 1, shift, e, n - largest - 1);
    return Double.isInfinite(shift) ? Double.NaN : Exp.log1p(before + after);
  }

  /// Σ exp(sign x - shift), in order; e holds the terms of the last block.
  private double sum(float[] x, int from, double shift, double[] e, int n) {
    double sum = 0;
    for (int i = 0; i < n; i += BLOCK) {
      int count = Math.min(BLOCK, n - i);
      EXP.after(count).run(x, from + i, sign, shift, e, 0, count);
      for (int j = 0; j < count; j++) {
        sum += e[j];
      }
    }
    return sum;
  }

  /// dx = y (dy - Σ y dy), times the sign.
  void backward(float[] y, int yFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n) {
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean = Math.fma(y[yFrom + i], dy[dyFrom + i], mean);
    }
    for (int i = 0; i < n; i++) {
      dx[dxFrom + i] = (float) (sign * (y[yFrom + i] * (dy[dyFrom + i] - mean)));
    }
  }
}
