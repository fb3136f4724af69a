package org.hillock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Claims about survivors beside the challenger, corrected by hand.
class ContrastTest {
  private static final double EXACT = 1e-12;

  /// Of 8 blocks that all say the same the sign-flip test has 2 / 2^8; three of them are corrected
  /// to three times as much.
  @Test
  void threeThatLoseInAllBlocksHaveThreeTimesTheSmallestP() {
    List<Contrast> contrasts =
        contrasts(Map.of("relu", 0.0, "gelu", -1.0, "tanh", 0.2, "elu", 0.25, "swish", 0.3), 0.02);
    assertEquals(3, contrasts.size());
    for (Contrast contrast : contrasts) {
      assertEquals(3 * 2 / 256.0, contrast.p(), EXACT);
      assertTrue(contrast.worse());
      assertFalse(contrast.better());
      // A loss of 0.3 is not one of 0.5: one-sided, so half as much.
      assertEquals(3 / 256.0, contrast.lossP(), EXACT);
      assertTrue(contrast.keepsUp());
    }
  }

  @Test
  void theBaselineAndTheChallengerAreNotAmongThem() {
    assertEquals(
        List.of("tanh"),
        contrasts(Map.of("relu", 0.0, "gelu", -1.0, "tanh", 0.2), 0.02).stream()
            .map(Contrast::candidate)
            .toList());
    assertEquals(List.of(), contrasts(Map.of("relu", 0.0, "gelu", -1.0), 0.02));
  }

  @Test
  void aSizeableLossCannotBeRuledOutWhereItIsThere() {
    Contrast tanh = contrasts(Map.of("relu", 0.0, "gelu", -1.0, "tanh", 0.6), 0.02).getFirst();
    assertEquals(1, tanh.lossP());
    assertFalse(tanh.keepsUp());
  }

  @Test
  void noiseAllowsNoClaim() {
    Contrast tanh = contrasts(Map.of("relu", 0.0, "gelu", -1.0, "tanh", 0.0), 2).getFirst();
    assertFalse(tanh.better() || tanh.worse() || tanh.keepsUp());
  }

  private static List<Contrast> contrasts(Map<String, Double> effects, double own) {
    return Studies.of(effects).withOwn(own).comparison().contrasts();
  }
}
