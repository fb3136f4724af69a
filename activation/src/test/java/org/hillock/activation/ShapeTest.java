package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hillock.activation.Card.Trait;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Monotone, odd and bounded also float by float: 16,777,216 floats in 256 runs of 65,536 neighbors
/// that together cover every exponent.
class ShapeTest {
  private static final int RUN = 1 << 16;

  /// A run begins in each 128th part of the positive patterns up to infinity.
  private static final int RUNS = 128;

  private static final int INFINITY = Float.floatToIntBits(Float.POSITIVE_INFINITY);

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#elementwise")
  void neighborsKeepOrderSignsAndBounds(Elementwise f) {
    Card.Shape shape = f.card().shape();
    float low = (float) shape.low();
    float high = (float) shape.high();
    boolean monotone = shape.traits().contains(Trait.MONOTONE);
    boolean odd = shape.traits().contains(Trait.ODD);
    Loop loop = Loop.of(f);
    float[] x = new float[RUN];
    float[] up = new float[RUN];
    float[] down = new float[RUN];
    for (int run = 0; run < RUNS; run++) {
      int first = (int) ((long) INFINITY * run / RUNS);
      for (int i = 0; i < RUN; i++) {
        x[i] = Float.intBitsToFloat(Math.min(first + i, INFINITY));
      }
      loop.forward(x, 0, up, 0, RUN);
      negate(x);
      loop.forward(x, 0, down, 0, RUN);
      for (int i = 0; i < RUN; i++) {
        float y = up[i];
        float z = down[i];
        boolean inside = !(y < low || y > high || z < low || z > high);
        assertTrue(inside, () -> "%s leaves its range: %s, %s".formatted(f.name(), y, z));
        if (monotone && i > 0) {
          float before = up[i - 1];
          float after = down[i - 1];
          float at = x[i];
          assertTrue(y >= before && z <= after, () -> f.name() + " falls near " + at);
        }
        if (odd && !Float.isNaN(y)) {
          assertEquals(Float.floatToIntBits(-y), Float.floatToIntBits(z), f.name());
        }
      }
    }
  }

  private static void negate(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = -x[i];
    }
  }
}
