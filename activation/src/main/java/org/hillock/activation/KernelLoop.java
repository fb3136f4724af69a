package org.hillock.activation;

import org.hillock.kernel.Compiler;
import org.hillock.kernel.Term;

/// The loop of a function that has a kernel: its passes, compiled.
final class KernelLoop implements Loop {
  private final OfOne value;
  private final OfOne slope;
  private final OneToOne forward;
  private final OneToOne slopes;
  private final OneToTwo both;
  private final TwoToOne backward;

  /// @param lanes whether passes run in SIMD lanes
  KernelLoop(Kernel kernel, boolean lanes) {
    this.value = Compiler.function(OfOne.class, kernel.value());
    this.slope = Compiler.function(OfOne.class, kernel.slope());
    this.forward = Compiler.pass(OneToOne.class, lanes, kernel.value());
    this.slopes = Compiler.pass(OneToOne.class, lanes, kernel.slope());
    this.both = Compiler.pass(OneToTwo.class, lanes, kernel.value(), kernel.slope());
    Term upstream = Term.input(1);
    this.backward = Compiler.pass(TwoToOne.class, lanes, upstream.times(kernel.slope()));
  }

  @Override
  public float at(float x) {
    return value.of(x);
  }

  @Override
  public float slopeAt(float x) {
    return slope.of(x);
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    forward.run(x, xFrom, y, yFrom, n);
  }

  @Override
  public void slopes(float[] x, int xFrom, float[] slopes, int slopesFrom, int n) {
    this.slopes.run(x, xFrom, slopes, slopesFrom, n);
  }

  @Override
  public void forwardWithSlopes(
      float[] x, int xFrom, float[] y, int yFrom, float[] slopes, int slopesFrom, int n) {
    both.run(x, xFrom, y, yFrom, slopes, slopesFrom, n);
  }

  @Override
  public void backward(
      float[] x, int xFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n) {
    backward.run(x, xFrom, dy, dyFrom, dx, dxFrom, n);
  }

  /// A function of one float.
  public interface OfOne {
    /// Its value.
    float of(float x);
  }

  /// From one array to another.
  public interface OneToOne {
    /// Runs over n elements.
    void run(float[] x, int xFrom, float[] y, int yFrom, int n);
  }

  /// From one array to two.
  public interface OneToTwo {
    /// Runs over n elements.
    void run(float[] x, int xFrom, float[] y, int yFrom, float[] z, int zFrom, int n);
  }

  /// From two arrays to a third.
  public interface TwoToOne {
    /// Runs over n elements.
    void run(float[] x, int xFrom, float[] y, int yFrom, float[] z, int zFrom, int n);
  }
}
