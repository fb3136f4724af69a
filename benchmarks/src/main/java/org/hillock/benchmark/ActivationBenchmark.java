package org.hillock.benchmark;

import java.util.concurrent.TimeUnit;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds per element of the activation kernels over 4,096 floats, on one thread; beside them
/// the loop over [Math] that they replace.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ActivationBenchmark.ELEMENTS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ActivationBenchmark {
  static final int ELEMENTS = 4096;

  /// Wide enough that every branch of every function is taken.
  private static final double DEVIATION = 3;

  /// y = f(x) by the kernel.
  @Benchmark
  public float[] forward(Kernel kernel) {
    kernel.loop.forward(kernel.x, 0, kernel.y, 0, ELEMENTS);
    return kernel.y;
  }

  /// dx = dy f'(x) by the kernel.
  @Benchmark
  public float[] backward(Kernel kernel) {
    kernel.loop.backward(kernel.x, 0, kernel.dy, 0, kernel.y, 0, ELEMENTS);
    return kernel.y;
  }

  /// y = f(x) by [Math].
  @Benchmark
  public float[] mathForward(Baseline baseline) {
    baseline.loop.forward(baseline.x, baseline.y);
    return baseline.y;
  }

  /// dx = dy f'(x) by [Math].
  @Benchmark
  public float[] mathBackward(Baseline baseline) {
    baseline.loop.backward(baseline.x, baseline.dy, baseline.y);
    return baseline.y;
  }

  /// One function's kernel.
  @State(Scope.Thread)
  public static class Kernel {
    /// The function's name; [Benchmarks] runs them all.
    @Param("tanh")
    public String function = "";

    private final float[] x = Numbers.normal(1, ELEMENTS, DEVIATION);
    private final float[] dy = Numbers.normal(2, ELEMENTS, 1);
    private final float[] y = new float[ELEMENTS];
    private Loop loop = Loop.of(Activations.elementwise().findFirst().orElseThrow());

    /// Loads the kernel.
    @Setup
    public void load() {
      loop = Loop.of((Elementwise) Activations.named(function));
    }
  }

  /// One function's [MathLoop].
  @State(Scope.Thread)
  public static class Baseline {
    /// The function's name.
    @Param({
      "elu",
      "gelu_tanh",
      "leaky_relu",
      "log_sigmoid",
      "mish",
      "relu",
      "selu",
      "sigmoid",
      "softplus",
      "softsign",
      "swish",
      "tanh"
    })
    public String math = "";

    private final float[] x = Numbers.normal(1, ELEMENTS, DEVIATION);
    private final float[] dy = Numbers.normal(2, ELEMENTS, 1);
    private final float[] y = new float[ELEMENTS];
    private MathLoop loop = new MathLoop(v -> v, _ -> 1);

    /// Picks the loop.
    @Setup
    public void pick() {
      loop = MathLoop.named(math);
    }
  }
}
