package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopTest {
  private static final int LONGEST = 67;
  private static final int OFFSET = 3;
  private static final int ROUNDS = 300;

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
  /// What C2 inlines depends a little on what it happened to compile before, and when it is done on
  /// what else the machine does, so a loop that allocates here is tried again in JVMs of its own.
  @ParameterizedTest(name = "{0}")
  @MethodSource("org.hillock.activation.HotLoop#all")
  void aHotLoopAllocatesNothing(HotLoop loop) throws Exception {
    int[] rounds = {0};
    long allocated = loop.allocation(() -> rounds[0]++ < ROUNDS);
    for (int attempt = 0; attempt < 3 && allocated > 0; attempt++) {
      allocated = allocationAlone(loop, 30);
    }
    assertEquals(0, allocated, "bytes in 50 calls");
  }

  @Test
  void aHotLoopAllocatesNothingInAJvmOfItsOwn() throws Exception {
    HotLoop relu =
        HotLoop.all().filter(loop -> loop.name().equals("relu forward")).findFirst().orElseThrow();
    assertEquals(0, allocationAlone(relu, 30));
  }

  @Test
  void aLoopThatBoxesIsFoundInAJvmOfItsOwn() throws Exception {
    assertTrue(allocationAlone(HotLoop.BOXING, 1) >= 50 * Double.BYTES);
  }

  private static long allocationAlone(HotLoop loop, int seconds) throws Exception {
    return Long.parseLong(
        JavaProcess.run(HotLoop.class, JavaProcess.LANES, loop.name(), Integer.toString(seconds)));
  }

  private static float[] random(long seed, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (3 * Draws.of(seed).normal(i));
    }
    return x;
  }
}
