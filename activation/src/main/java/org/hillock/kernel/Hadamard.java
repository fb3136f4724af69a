package org.hillock.kernel;

import java.util.function.Consumer;
import org.hillock.numeric.Simd;
import org.hillock.numeric.Warmed;

/// Products of arrays, element by element, as the gates of recurrent layers need them. An output
/// may lie where an input does; they may not partly overlap. The bits do not depend on the lanes.
public final class Hadamard {
  /// So many elements take the plain loop some milliseconds.
  private static final long ENOUGH = 4_000_000;

  private static final int FEW = 32;
  private static final Term X = Term.input(0);
  private static final Term Y = Term.input(1);
  private static final Term Z = Term.input(2);
  private static final Warmed<Two> PRODUCT = two(X.times(Y));
  private static final Warmed<Two> DIFFERENCE = two(X.minus(Y));
  private static final Warmed<Three> SUM = three(X.fma(Y, Z));
  private static final Warmed<Three> REST = three(X.negate().fma(Y, Z));

  private Hadamard() {}

  /// `z[i] = x[i] y[i]` for n elements.
  public static void product(
      float[] x, int xFrom, float[] y, int yFrom, float[] z, int zFrom, int n) {
    PRODUCT.after(n).run(x, xFrom, y, yFrom, z, zFrom, n);
  }

  /// `z[i] = x[i] - y[i]` for n elements.
  public static void difference(
      float[] x, int xFrom, float[] y, int yFrom, float[] z, int zFrom, int n) {
    DIFFERENCE.after(n).run(x, xFrom, y, yFrom, z, zFrom, n);
  }

  /// `z[i] += x[i] y[i]`, rounded once, for n elements.
  public static void add(float[] x, int xFrom, float[] y, int yFrom, float[] z, int zFrom, int n) {
    SUM.after(n).run(x, xFrom, y, yFrom, z, zFrom, z, zFrom, n);
  }

  /// `z[i] -= x[i] y[i]`, rounded once, for n elements.
  public static void subtract(
      float[] x, int xFrom, float[] y, int yFrom, float[] z, int zFrom, int n) {
    REST.after(n).run(x, xFrom, y, yFrom, z, zFrom, z, zFrom, n);
  }

  private static Warmed<Two> two(Term term) {
    float[] x = new float[FEW];
    float[] z = new float[FEW];
    return of(Two.class, pass -> pass.run(x, 0, x, 0, z, 0, FEW), term);
  }

  private static Warmed<Three> three(Term term) {
    float[] x = new float[FEW];
    float[] z = new float[FEW];
    return of(Three.class, pass -> pass.run(x, 0, x, 0, z, 0, z, 0, FEW), term);
  }

  private static <T> Warmed<T> of(Class<T> shape, Consumer<T> exercise, Term term) {
    return Simd.ON
        ? Warmed.of(
            () -> Compiler.pass(shape, false, term),
            () -> Compiler.pass(shape, true, term),
            ENOUGH,
            exercise)
        : Warmed.plain(() -> Compiler.pass(shape, false, term));
  }

  /// From two arrays to a third.
  public interface Two {
    /// Runs over n elements.
    void run(float[] x, int xFrom, float[] y, int yFrom, float[] z, int zFrom, int n);
  }

  /// From three arrays to a fourth.
  public interface Three {
    /// Runs over n elements.
    void run(
        float[] x,
        int xFrom,
        float[] y,
        int yFrom,
        float[] z,
        int zFrom,
        float[] sum,
        int sumFrom,
        int n);
  }
}
