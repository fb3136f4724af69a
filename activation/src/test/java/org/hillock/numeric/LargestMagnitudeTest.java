package org.hillock.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LargestMagnitudeTest {
  private static final int MOST = 150;
  private static final List<MagnitudePass> PASSES =
      List.of(new PlainMagnitudes(), new LaneMagnitudes());

  @Test
  void itIsFoundAtEachPlaceOfRangesOfEachLength() {
    for (MagnitudePass pass : PASSES) {
      for (int to = 4; to <= MOST; to++) {
        for (int at = 3; at < to; at++) {
          float[] x = numbers();
          x[at] = -5;
          x[2] = 7;
          x[to] = Float.NaN;
          assertEquals(Float.floatToRawIntBits(5), pass.largest(x, 3, to), at + " of " + to);
        }
      }
    }
  }

  @Test
  void whatIsNotFiniteIsLargerThanAllNumbers() {
    for (MagnitudePass pass : PASSES) {
      float[] x = numbers();
      x[20] = -Float.MAX_VALUE;
      assertTrue(pass.largest(x, 0, MOST) < LargestMagnitude.NON_FINITE);
      for (float bad :
          new float[] {
            Float.NaN,
            Float.NEGATIVE_INFINITY,
            Float.POSITIVE_INFINITY,
            Float.intBitsToFloat(0xff800001),
            Float.intBitsToFloat(-1)
          }) {
        x[30] = bad;
        assertTrue(pass.largest(x, 0, MOST) >= LargestMagnitude.NON_FINITE);
      }
    }
  }

  @Test
  void noNumbersHaveNone() {
    for (MagnitudePass pass : PASSES) {
      assertEquals(0, pass.largest(new float[0], 0, 0));
      assertEquals(0, pass.largest(new float[] {-0f}, 0, 1));
    }
  }

  @Test
  void finiteOnesAreToldFromOthers() {
    assertTrue(LargestMagnitude.isFinite(new float[] {1, Float.MAX_VALUE}, 0, 2));
    assertFalse(LargestMagnitude.isFinite(new float[] {1, Float.NEGATIVE_INFINITY}, 0, 2));
  }

  private static float[] numbers() {
    float[] x = new float[MOST + 1];
    for (int i = 0; i <= MOST; i++) {
      x[i] = (float) Draws.of(1).uniform(i);
    }
    return x;
  }
}
