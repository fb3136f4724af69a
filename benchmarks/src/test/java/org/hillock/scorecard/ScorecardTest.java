package org.hillock.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.benchmark.MathLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScorecardTest {
  /// A prime, small enough that each binade is met eight times.
  private static final Sweep SWEEP = new Sweep(1_000_003, 32);

  static Stream<Elementwise> functions() {
    return Activations.elementwise();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hillockLosesNothing(Elementwise function) {
    Scorecard scorecard = Scorecard.of(function, List.of(new Hillock("test")), SWEEP);
    assertEquals(List.of(), scorecard.leftOut());
    for (Marks marks : both(scorecard)) {
      assertEquals(0, marks.wrong(), function.name());
      assertTrue(marks.worst() <= 0.5 + 1e-6, function.name() + " is off by " + marks.worst());
      assertEquals(OptionalDouble.empty(), marks.digitsLostAt(), function.name());
      assertEquals(OptionalDouble.empty(), marks.finitenessLostAt(), function.name());
      assertEquals(OptionalDouble.empty(), marks.signLostAt(), function.name());
      assertEquals(OptionalDouble.empty(), marks.monotonyLostAt(), function.name());
      assertFalse(marks.nanLost(), function.name());
    }
  }

  private static List<Marks> both(Scorecard scorecard) {
    Scorecard.Entry entry = scorecard.entries().getFirst();
    return List.of(entry.value(), entry.slope().orElseThrow());
  }

  @Test
  void theSlopeFromTheValueLosesItsDigits() {
    Marks slope =
        bad("sigmoid", x -> sigmoid((float) x), x -> sigmoid((float) x) * (1 - sigmoid((float) x)))
            .slope()
            .orElseThrow();
    // 1 - y is 0 from 16.6 on, where the slope is 6e-8.
    assertEquals(16.6, slope.digitsLostAt().orElseThrow(), 2);
    assertTrue(slope.worst() > 1e6);
    assertTrue(slope.wrong() > 0.01);
  }

  private static float sigmoid(float x) {
    return 1 / (1 + (float) Math.exp(-x));
  }

  @Test
  void aPowerThatOverflowsLosesFiniteness() {
    Marks value = bad("softplus", x -> Math.log1p((float) Math.exp(x)), x -> x).value();
    // e^89 is no float; the sweep meets every eighth of a binade.
    assertEquals(88.7, value.finitenessLostAt().orElseThrow(), 8);
  }

  @Test
  void anErrorNearZeroLosesTheSign() {
    Marks value = bad("tanh", x -> Math.tanh(x) - 0x1p-20, x -> 1).value();
    double lost = value.signLostAt().orElseThrow();
    assertTrue(lost > 0 && lost < 0x1p-20, "lost at " + lost);
  }

  @Test
  void aStepDownLosesMonotony() {
    Marks value = bad("tanh", x -> Math.tanh(x) - (x > 2 ? 1e-5 : 0), x -> 1).value();
    assertEquals(2, value.monotonyLostAt().orElseThrow(), 0x1p-10);
    assertEquals(OptionalDouble.empty(), value.signLostAt());
  }

  @Test
  void nanThatBecomesANumberIsLost() {
    assertTrue(bad("relu", x -> x > 0 ? x : 0, x -> 1).value().nanLost());
  }

  @Test
  void anotherFunctionUnderTheNameIsNotMarked() {
    Elementwise gelu = (Elementwise) Activations.named("gelu");
    Scorecard scorecard = Scorecard.of(gelu, List.of(library("gelu", x -> x, x -> 1)), SWEEP);
    assertEquals(List.of(), scorecard.entries());
    assertTrue(scorecard.leftOut().getFirst().contains("another function"));
  }

  private static Scorecard.Entry bad(
      String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    Elementwise function = (Elementwise) Activations.named(name);
    return Scorecard.of(function, List.of(library(name, value, slope)), SWEEP).entries().getFirst();
  }

  private static Library library(
      String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return Library.onArrays("Mine", "1.0", Map.of(name, new MathLoop(value, slope)));
  }
}
