package org.hillock.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hillock.numeric.Matrix;
import org.hillock.numeric.MatrixMultiply;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// C += A B on one thread. The row `:gigaflop` of the result is in GFLOP/s, a multiplication and an
/// addition counting as two.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class MatrixMultiplyBenchmark {
  /// Rows × columns × depth: C is rows × columns. The first three are the layers of a digit
  /// classifier for a batch of 128.
  @Param({"128x256x784", "128x128x256", "128x10x128", "512x512x512"})
  public String shape = "";

  private final MatrixMultiply multiply = new MatrixMultiply();
  private int rows;
  private int columns;
  private int depth;
  private float[] a = {};
  private float[] b = {};
  private float[] c = {};

  /// Fills the matrices.
  @Setup
  public void fill() {
    int[] sizes = Stream.of(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    rows = sizes[0];
    columns = sizes[1];
    depth = sizes[2];
    a = Numbers.normal(1, rows * depth, 1);
    b = Numbers.normal(2, depth * columns, 1);
    c = new float[rows * columns];
  }

  /// The kernel.
  @Benchmark
  public float[] multiply(Work work) {
    multiply.add(
        Matrix.of(a, 0, rows, depth),
        Matrix.of(b, 0, depth, columns),
        Matrix.of(c, 0, rows, columns));
    work.count(rows, columns, depth);
    return c;
  }

  /// The baseline: three loops in the order that the JIT turns into SIMD by itself.
  @Benchmark
  public float[] threeLoops(Work work) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < depth; k++) {
        addScaled(a[i * depth + k], b, k * columns, c, i * columns, columns);
      }
    }
    work.count(rows, columns, depth);
    return c;
  }

  private static void addScaled(float scale, float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int j = 0; j < n; j++) {
      y[yFrom + j] += scale * x[xFrom + j];
    }
  }

  /// Counts what was computed.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    /// Floating-point operations, in units of 10⁹.
    public double gigaflop;

    void count(int rows, int columns, int depth) {
      gigaflop += 2e-9 * rows * columns * depth;
    }
  }
}
