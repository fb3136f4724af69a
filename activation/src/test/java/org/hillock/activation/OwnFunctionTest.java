package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.Card.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnFunctionTest {
  private static final Elementwise ARCTANGENT =
      Elementwise.of("arctangent", StrictMath::atan, x -> 1 / (1 + x * x));

  @Test
  void aFunctionOfTenLinesKeepsTheContract() {
    ActivationContract.verify(ARCTANGENT);
    Card.Shape shape = ARCTANGENT.card().shape();
    assertEquals(Math.PI / 2, shape.high(), 1e-5);
    assertEquals(
        List.of(Trait.HIDDEN, Trait.MONOTONE, Trait.ODD, Trait.ZERO_CENTERED), shape.traits());
    assertEquals(1.0, Moments.of(ARCTANGENT).gain() * Math.sqrt(0.3956), 0.1);
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#elementwise")
  void aCopyOfEachFunctionIsTheSameFloats(Elementwise f) {
    Elementwise copy = Elementwise.of("copy_of_" + f.name(), f::value, f::slope);
    for (float x = -9; x < 9; x += 0.37f) {
      assertEquals(f.at(x), copy.at(x), Math.ulp(f.at(x)));
      assertEquals(f.slopeAt(x), copy.slopeAt(x), Math.ulp(f.slopeAt(x)));
    }
    assertEquals(f.trainable(), copy.trainable());
  }

  @Test
  void theSlopeMayBeLeftOut() {
    Elementwise computed = Elementwise.of("arctangent_too", StrictMath::atan);
    ActivationContract.verify(computed);
    for (double x = -20; x < 20; x += 0.17) {
      assertEquals(ARCTANGENT.slope(x), computed.slope(x), 1e-10);
    }
  }

  @Test
  void cornersAreFound() {
    Elementwise bent = Elementwise.of("bent", x -> Math.abs(x - 1.3), x -> Math.signum(x - 1.3));
    assertEquals(List.of(1.3), bent.card().shape().corners());
    ActivationContract.verify(bent);
    for (Elementwise f : Activations.elementwise().filter(f -> !f.card().shape().flat()).toList()) {
      boolean smooth = f.card().shape().traits().contains(Trait.SMOOTH);
      assertEquals(smooth ? List.of() : f.card().shape().corners(), Corners.of(f::slope), f.name());
    }
  }

  @Test
  void aTakenNameIsRefused() {
    assertEquals(
        "tanh is the name of one of Hillock's functions; give yours another.",
        assertThrows(InvalidInputException.class, () -> Elementwise.of("tanh", Math::ceil))
            .getMessage());
  }

  @Test
  void eachBreachIsNamed() {
    assertBreach("the value at NaN is not NaN", x -> x > 0 ? x : 0, x -> x > 0 ? 1 : 0);
    assertBreach("differences of the value give another", StrictMath::sin, StrictMath::sin);
    assertBreach("is not finite", Math::log, x -> 1 / x);
  }

  private static void assertBreach(
      String sentence, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    Elementwise f = Elementwise.of("broken", value, slope);
    String all = String.join("\n", ActivationContract.violations(f));
    assertTrue(all.contains(sentence), all);
    assertThrows(AssertionError.class, () -> ActivationContract.verify(f));
  }
}
