package org.hillock.activation.function;

import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.Compiler;
import org.hillock.kernel.Term;

/// a g(b), rounded once, where a is the first half of a row, b the second and g the gate.
public final class GatedPasses {
  final Elementwise gate;
  private final Product forward;
  private final Gradient toValue;
  private final GradientOfTwo toGate;

  GatedPasses(Elementwise gate) {
    this.gate = gate;
    // The gate's terms read input 0: b comes first in all passes.
    Kernel kernel = gate.kernel().orElseThrow();
    Term a = Term.input(1).wide();
    Term dy = Term.input(1).wide();
    this.forward = Compiler.pass(Product.class, a.times(kernel.value().unrounded()).round());
    this.toValue = Compiler.pass(Gradient.class, dy.times(kernel.value().unrounded()).round());
    Term upstream = Term.input(2).wide();
    this.toGate =
        Compiler.pass(
            GradientOfTwo.class, upstream.times(a).times(kernel.slope().unrounded()).round());
  }

  /// y = a g(b).
  public interface Product {
    /// Runs over n elements.
    void run(float[] b, int bFrom, float[] a, int aFrom, float[] y, int yFrom, int n);
  }

  /// da = dy g(b).
  public interface Gradient {
    /// Runs over n elements.
    void run(float[] b, int bFrom, float[] dy, int dyFrom, float[] da, int daFrom, int n);
  }

  /// db = dy a g'(b).
  public interface GradientOfTwo {
    /// Runs over n elements.
    void run(
        float[] b,
        int bFrom,
        float[] a,
        int aFrom,
        float[] dy,
        int dyFrom,
        float[] db,
        int dbFrom,
        int n);
  }

  void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    forward.run(x, xFrom + n / 2, x, xFrom, y, yFrom, n / 2);
  }

  void backward(float[] x, int xFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n) {
    int half = n / 2;
    toValue.run(x, xFrom + half, dy, dyFrom, dx, dxFrom, half);
    toGate.run(x, xFrom + half, x, xFrom, dy, dyFrom, dx, dxFrom + half, half);
  }
}
