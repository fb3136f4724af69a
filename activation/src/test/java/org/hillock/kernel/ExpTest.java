package org.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erfc;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Normal;
import org.junit.jupiter.api.Test;

class ExpTest {
  /// The polynomial's 2^-49.36 and a few roundings.
  private static final double TOLERANCE = 0x1p-48;

  private static final DoubleUnaryOperator EXPM1 =
      Compiler.function(DoubleUnaryOperator.class, Exp.expm1(Term.wideInput(0)));
  private static final DoubleUnaryOperator SCALED =
      Compiler.function(DoubleUnaryOperator.class, NormalTail.scaled(Term.wideInput(0)));

  @Test
  void expAndExpm1AreAsAccurateAsTheirCommentSays() {
    for (int i = 0; i < 400_000; i++) {
      double z = (Draws.of(1).uniform(i) - 0.5) * (i % 2 == 0 ? 2 : 400);
      assertClose(StrictMath.exp(z), Exp.exp(z), TOLERANCE);
      assertClose(StrictMath.expm1(z), EXPM1.applyAsDouble(z), TOLERANCE);
    }
    assertEquals(1, Exp.exp(0));
    assertEquals(0, EXPM1.applyAsDouble(0));
    assertTrue(Double.isNaN(Exp.exp(Double.NaN)) && Double.isNaN(EXPM1.applyAsDouble(Double.NaN)));
  }

  @Test
  void log1pIsAsAccurateAsItsCommentSays() {
    for (int i = 0; i < 400_000; i++) {
      double t = Math.scalb(Draws.of(2).uniform(i), i % 80 - 55);
      assertClose(StrictMath.log1p(t), Exp.log1p(t), TOLERANCE);
    }
    assertEquals(0, Exp.log1p(0));
    assertTrue(Double.isNaN(Exp.log1p(Double.NaN)));
  }

  @Test
  void theNormalTailAgreesWithAnIndependentErfc() {
    for (double a = 0; a < 14; a += 0.001) {
      double expected = 0.5 * Erfc.value(a / Math.sqrt(2)) * StrictMath.exp(a * a / 2);
      // The reference itself rounds a / √2, which costs it about a² 2^-53.
      double tolerance = 0x1p-50 * (4 + a * a);
      assertClose(expected, Normal.scaledTail(a), tolerance);
      assertClose(Normal.scaledTail(a), SCALED.applyAsDouble(a), 0x1p-48);
    }
  }

  @Test
  void theDistributionHasItsPublishedValues() {
    // Abramowitz and Stegun, table 26.1; tails by mpmath at 30 digits.
    assertEquals(0.841344746068543, Normal.cdf(1), 1e-15);
    assertEquals(0.977249868051821, Normal.cdf(2), 1e-15);
    assertClose(7.61985302416052606e-24, Normal.cdf(-10), 1e-15);
    assertClose(0.398942280401433, Normal.density(0), 1e-15);
  }

  private static void assertClose(double expected, double actual, double tolerance) {
    assertEquals(expected, actual, Math.abs(expected) * tolerance);
  }
}
