package org.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;

class TermTest {
  private static final Term X = Term.wideInput(0);

  /// Every operation, against Java's own.
  @Test
  void operationsAreThoseOfJava() {
    check(X.plus(Term.wideInput(1)), Double::sum);
    check(X.minus(Term.wideInput(1)), (a, b) -> a - b);
    check(X.times(Term.wideInput(1)), (a, b) -> a * b);
    check(X.over(Term.wideInput(1)), (a, b) -> a / b);
    check(X.fma(Term.wideInput(1), 3), (a, b) -> Math.fma(a, b, 3));
    check(X.withSignOf(Term.wideInput(1)), Math::copySign);
    check(X.above(0.5).choose(Term.wideInput(1), X), (a, b) -> a > 0.5 ? b : a);
    check(X.atOrAbove(0.5).choose(Term.wideInput(1), X), (a, b) -> a >= 0.5 ? b : a);
    check(X.below(0.5).choose(Term.wideInput(1), X), (a, b) -> a < 0.5 ? b : a);
    check(X.atOrBelow(0.5).choose(Term.wideInput(1), X), (a, b) -> a <= 0.5 ? b : a);
    check(X.is(0.5).choose(Term.wideInput(1), X), (a, b) -> a == 0.5 ? b : a);
    check(X.abs(), a -> Math.abs(a));
    check(X.negate(), a -> -a);
    check(X.sqrt(), Math::sqrt);
    check(X.atMost(1), a -> a > 1 ? 1 : a);
    check(X.within(1), a -> a < -1 ? -1 : a > 1 ? 1 : a);
    check(X.round().wide(), a -> (float) a);
    check(X.polynomial(1, 2, 3), a -> Math.fma(Math.fma(3, a, 2), a, 1));
  }

  private static void check(Term term, DoubleUnaryOperator expected) {
    DoubleUnaryOperator compiled = Compiler.function(DoubleUnaryOperator.class, term);
    for (double a : numbers()) {
      assertEquals(expected.applyAsDouble(a), compiled.applyAsDouble(a));
    }
  }

  private static void check(Term term, DoubleBinaryOperator expected) {
    DoubleBinaryOperator compiled = Compiler.function(DoubleBinaryOperator.class, term);
    for (double a : numbers()) {
      for (double b : numbers()) {
        assertEquals(expected.applyAsDouble(a, b), compiled.applyAsDouble(a, b));
      }
    }
  }

  private static double[] numbers() {
    double[] numbers = new double[40];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 2 * Draws.of(4).normal(i);
    }
    double[] special = {
      0, -0.0, 0.5, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-310
    };
    System.arraycopy(special, 0, numbers, 0, special.length);
    return numbers;
  }

  /// sin of a float of any size, against the JDK's, which is within one unit of double.
  @Test
  void wavesOfAnySizeAreReduced() {
    DoubleUnaryOperator sine = Compiler.function(DoubleUnaryOperator.class, Wave.of(1, X, 0));
    DoubleUnaryOperator cosine = Compiler.function(DoubleUnaryOperator.class, Wave.of(1, X, 2));
    for (int bits = 1; bits > 0 && bits < 0x7f800000; bits += 40_009) {
      float x = Float.intBitsToFloat(bits);
      assertEquals(StrictMath.sin(x), sine.applyAsDouble(x), 0x1p-50 * Math.abs(StrictMath.sin(x)));
      assertEquals(-sine.applyAsDouble(x), sine.applyAsDouble(-x));
      assertEquals(
          StrictMath.cos(x), cosine.applyAsDouble(x), 0x1p-50 * Math.abs(StrictMath.cos(x)));
    }
    assertTrue(Double.isNaN(sine.applyAsDouble(Double.POSITIVE_INFINITY)));
    assertTrue(Double.isNaN(sine.applyAsDouble(Double.NaN)));
  }

  @Test
  void widthsAreNotMixedByAccident() {
    Term narrow = Term.input(0);
    assertEquals(
        "one operand is a float, the other a double; widen or round one of them.",
        assertThrows(IllegalArgumentException.class, () -> narrow.plus(X)).getMessage());
    assertEquals(
        "0.1 is not a float; widen the term or round the constant.",
        assertThrows(IllegalArgumentException.class, () -> narrow.times(0.1)).getMessage());
    assertSame(narrow, narrow.round());
    assertSame(X, X.wide());
    assertSame(X, X.round().unrounded());
  }
}
