package org.hillock.activation;

import java.util.function.Consumer;
import org.hillock.kernel.Compiler;
import org.hillock.kernel.Term;
import org.hillock.numeric.Warmed;

/// The loop of a function that has a kernel: its passes, each compiled when it is first wanted.
final class KernelLoop implements Loop {
  private final Warmed<OfOne> value;
  private final Warmed<OfOne> slope;
  private final Warmed<OneToOne> forward;
  private final Warmed<OneToOne> slopes;
  private final Warmed<OneToTwo> both;
  private final Warmed<TwoToOne> backward;

  /// @param lanes whether passes run in SIMD lanes
  KernelLoop(Kernel kernel, boolean lanes) {
    Term upstream = Term.input(1);
    this.value = Warmed.plain(() -> Compiler.function(OfOne.class, kernel.value()));
    this.slope = Warmed.plain(() -> Compiler.function(OfOne.class, kernel.slope()));
    Passes passes = new Passes(lanes);
    float[] x = Passes.few();
    int n = x.length;
    float[] y = new float[n];
    float[] z = new float[n];
    Consumer<OneToOne> one = pass -> pass.run(x, 0, y, 0, n);
    this.forward = passes.of(OneToOne.class, one, kernel.value());
    this.slopes = passes.of(OneToOne.class, one, kernel.slope());
    this.both =
        passes.of(
            OneToTwo.class, pass -> pass.run(x, 0, y, 0, z, 0, n), kernel.value(), kernel.slope());
    this.backward =
        passes.of(
            TwoToOne.class, pass -> pass.run(x, 0, x, 0, y, 0, n), upstream.times(kernel.slope()));
  }

  @Override
  public float at(float x) {
    return value.after(1).of(x);
  }

  @Override
  public float slopeAt(float x) {
    return slope.after(1).of(x);
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    forward.after(n).run(x, xFrom, y, yFrom, n);
  }

  @Override
  public void slopes(float[] x, int xFrom, float[] slopes, int slopesFrom, int n) {
    this.slopes.after(n).run(x, xFrom, slopes, slopesFrom, n);
  }

  @Override
  public void forwardWithSlopes(
      float[] x, int xFrom, float[] y, int yFrom, float[] slopes, int slopesFrom, int n) {
    both.after(n).run(x, xFrom, y, yFrom, slopes, slopesFrom, n);
  }

  @Override
  public void backward(
      float[] x, int xFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n) {
    backward.after(n).run(x, xFrom, dy, dyFrom, dx, dxFrom, n);
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
