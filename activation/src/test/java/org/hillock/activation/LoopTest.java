package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Simd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoopTest {
  private static final int LONGEST = 67;
  private static final int OFFSET = 3;

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#elementwise")
  void theSpecializedLoopEqualsTheScalarOneAtEveryLengthAndInPlace(Elementwise f) {
    Loop fast = Loop.of(f);
    Loop plain = Loops.fresh(f, false);
    float[] x = random(1, LONGEST + OFFSET);
    float[] dy = random(2, LONGEST + OFFSET);
    for (int n = 0; n <= LONGEST; n++) {
      float[][] expected = {x.clone(), x.clone(), dy.clone()};
      plain.forward(x, OFFSET, expected[0], OFFSET, n);
      plain.slopes(x, OFFSET, expected[1], OFFSET, n);
      plain.backward(x, OFFSET, dy, OFFSET, expected[2], OFFSET, n);
      float[] y = x.clone();
      float[] slopes = x.clone();
      fast.forwardWithSlopes(y, OFFSET, y, OFFSET, slopes, OFFSET, n);
      assertArrayEquals(new float[][] {expected[0], expected[1]}, new float[][] {y, slopes});
      float[][] inPlace = {x.clone(), x.clone(), dy.clone()};
      fast.forward(inPlace[0], OFFSET, inPlace[0], OFFSET, n);
      fast.slopes(inPlace[1], OFFSET, inPlace[1], OFFSET, n);
      fast.backward(x, OFFSET, inPlace[2], OFFSET, inPlace[2], OFFSET, n);
      assertArrayEquals(expected, inPlace);
    }
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#learned")
  void theSpecializedLearnedLoopEqualsTheScalarOne(Learned f) {
    LearnedLoop fast = LearnedLoop.of(f);
    LearnedLoop plain = Loops.fresh(f, false);
    for (int columns = 1; columns <= LONGEST; columns++) {
      int rows = 5;
      float[] x = random(1, rows * columns);
      float[] dy = random(2, rows * columns);
      float[] p = random(3, OFFSET + columns);
      float[][] y = {new float[rows * columns], new float[rows * columns]};
      float[][] dx = {dy.clone(), dy.clone()};
      float[][] dp = {random(4, OFFSET + columns), random(4, OFFSET + columns)};
      plain.forward(x, p, OFFSET, y[0], 0, rows, columns);
      plain.parameterGradients(x, p, OFFSET, dx[0], dp[0], rows, columns);
      plain.inputGradients(x, p, OFFSET, dx[0], dx[0], 0, rows, columns);
      fast.forward(x, p, OFFSET, y[1], 0, rows, columns);
      fast.parameterGradients(x, p, OFFSET, dx[1], dp[1], rows, columns);
      fast.inputGradients(x, p, OFFSET, dx[1], dx[1], 0, rows, columns);
      assertArrayEquals(y[0], y[1]);
      assertArrayEquals(dx[0], dx[1]);
      assertArrayEquals(dp[0], dp[1]);
    }
  }

  /// A vector that C2 leaves boxed costs several times the time; this catches it without a clock.
  /// What C2 inlines depends a little on what it happens to compile first, so a loop has three
  /// tries.
  @ParameterizedTest(name = "{0}")
  @MethodSource("hotLoops")
  void aHotLoopAllocatesNothing(String name, Supplier<Runnable> fresh) {
    long allocated = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 3 && allocated > 0; attempt++) {
      allocated = settledAllocation(fresh.get());
    }
    assertEquals(0, allocated, "bytes in 50 calls");
  }

  private static long settledAllocation(Runnable loop) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 300 && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 50; i++) {
        loop.run();
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    return allocated;
  }

  static Stream<Arguments> hotLoops() {
    int n = 4096;
    float[] x = random(1, n);
    float[] y = new float[n];
    float[] p = random(2, 64);
    float[] dp = new float[64];
    float[] z = new float[n];
    return Stream.concat(
        Activations.elementwise()
            .filter(f -> f.kernel().isPresent())
            .flatMap(f ->
                Stream.of(
                    hot(f, "forward", loop -> ((Loop) loop).forward(x, 0, y, 0, n)),
                    hot(f, "backward", loop -> ((Loop) loop).backward(x, 0, x, 0, y, 0, n)),
                    hot(
                        f,
                        "forward with slopes",
                        loop -> ((Loop) loop).forwardWithSlopes(x, 0, y, 0, z, 0, n)))),
        Activations.learned()
            .flatMap(f ->
                Stream.of(
                    hot(
                        f,
                        "forward",
                        loop -> ((LearnedLoop) loop).forward(x, p, 0, y, 0, n / 64, 64)),
                    hot(
                        f,
                        "inputGradients",
                        loop -> ((LearnedLoop) loop).inputGradients(x, p, 0, x, y, 0, n / 64, 64)),
                    hot(
                        f,
                        "parameterGradients",
                        loop ->
                            ((LearnedLoop) loop).parameterGradients(x, p, 0, x, dp, n / 64, 64)))));
  }

  private static Arguments hot(Activation function, String what, Consumer<Object> pass) {
    Supplier<Runnable> fresh =
        () -> {
          Object loop =
              switch (function) {
                case Elementwise f -> Loops.fresh(f, Simd.ON);
                case Learned f -> Loops.fresh(f, Simd.ON);
                case Rowwise f -> throw new IllegalArgumentException(f.name());
              };
          return () -> pass.accept(loop);
        };
    return Arguments.of(function.name() + " " + what, fresh);
  }

  private static float[] random(long seed, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (3 * Draws.of(seed).normal(i));
    }
    return x;
  }
}
