package org.hillock.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;

class ClippingTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  @Test
  void aLongGradientKeepsItsDirection() {
    float[] g = {30, -40, 0};
    new Clipping(1, NONE).apply(g);
    assertArrayEquals(new float[] {0.6f, -0.8f, 0}, g);
    assertEquals(1, Clipping.norm(g), 1e-7);
  }

  @Test
  void aShortGradientStays() {
    float[] g = {0.3f, -0.4f};
    new Clipping(1, 1).apply(g);
    assertArrayEquals(new float[] {0.3f, -0.4f}, g);
  }

  @Test
  void valuesAreClippedOneByOne() {
    float[] g = {30, -40, 0.5f};
    new Clipping(NONE, 1).apply(g);
    assertArrayEquals(new float[] {1, -1, 0.5f}, g);
  }

  @Test
  void theNormOfLargeNumbersDoesNotOverflow() {
    float[] g = {3e38f, -3e38f};
    new Clipping(1, NONE).apply(g);
    assertEquals(Math.sqrt(0.5), g[0], 1e-7);
  }

  @Test
  void whatIsNotFiniteIsNotHidden() {
    float[] g = {Float.NaN, 1};
    new Clipping(1, 1).apply(g);
    assertTrue(Float.isNaN(g[0]));
  }

  @Test
  void noneChangesNothing() {
    float[] g = {3e38f, -1, Float.POSITIVE_INFINITY};
    Clipping.none().apply(g);
    assertArrayEquals(new float[] {3e38f, -1, Float.POSITIVE_INFINITY}, g);
  }

  @Test
  void limitsHaveToBePositive() {
    assertEquals(
        "gradients are clipped to norm 0.0 and value Infinity; both have to be above 0.",
        assertThrows(InvalidInputException.class, () -> new Clipping(0, NONE)).getMessage());
    assertThrows(InvalidInputException.class, () -> new Clipping(NONE, Double.NaN));
  }
}
