package org.hillock.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Rowwise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NatureTest {
  @Test
  void secondDerivativesJumpWhereCalculusSaysSo() {
    assertEquals(
        Set.of(
            "celu",
            "elu",
            "hard_sigmoid",
            "hard_swish",
            "hard_tanh",
            "hardshrink",
            "leaky_relu",
            "prelu",
            "rectified_tanh",
            "relu",
            "relu6",
            "rrelu",
            "selu",
            "softshrink",
            "softsign",
            "sparse_plus",
            "squared_relu",
            "thresholded_relu"),
        without(Nature::twiceSmooth));
  }

  @Test
  void straightLinesAreKnown() {
    assertEquals(
        Set.of(
            "hard_sigmoid",
            "hard_tanh",
            "hardshrink",
            "leaky_relu",
            "linear",
            "prelu",
            "relu",
            "relu6",
            "rrelu",
            "softshrink",
            "step",
            "thresholded_relu"),
        with(Nature::straight));
  }

  @ParameterizedTest
  @CsvSource({
    "relu, 0.5",
    "relu6, 0.5",
    "thresholded_relu, 0.8413447",
    "sparse_plus, 0.1586553",
    "hardshrink, 0.3829249",
    "gelu, 0",
    "leaky_relu, 0"
  })
  void theShareOfZerosIsThatOfTheNormalDistribution(String name, double share) {
    assertEquals(share, Nature.of(Activations.named(name)).zeros(), 1e-3);
  }

  @Test
  void whatOutgrowsItsInputDoesNotFitHalfPrecision() {
    assertEquals(
        Set.of("cube", "exponential", "geglu", "reglu", "squared_relu", "swiglu"),
        Nature.all().stream()
            .filter(nature -> !nature.fitsHalf())
            .map(Nature::name)
            .collect(Collectors.toSet()));
  }

  /// But sparsemax, whose cost is that of sorting.
  @Test
  void whatIsCheapOnItsCardHasNoExponentialInItsFormula() {
    for (Nature nature : Nature.all()) {
      if (!nature.name().equals("sparsemax")) {
        assertEquals(!nature.cheap(), nature.transcendental(), nature.name());
      }
    }
  }

  @Test
  void anOwnFunctionIsLookedAtLikeAnyOther() {
    Nature bent =
        Nature.of(
            Elementwise.of("own_ramp", x -> Math.clamp(x, 0, 2), x -> x > 0 && x < 2 ? 1.0 : 0.0));
    assertFalse(bent.twiceSmooth());
    assertTrue(bent.fitsHalf());
    assertEquals(0.5, bent.zeros(), 1e-3);
  }

  @Test
  void eachConstraintCanBeMetByItselfAndRulesSomethingOut() {
    for (Constraint constraint : Constraint.values()) {
      assertTrue(Nature.all().stream().anyMatch(constraint::holds), constraint.label());
      assertFalse(Nature.all().stream().allMatch(constraint::holds), constraint.label());
      assertEquals(constraint, Constraint.parse(constraint.label()));
    }
  }

  private static Set<String> with(Predicate<Nature> trait) {
    return Nature.all().stream()
        .filter(nature -> !(nature.function() instanceof Rowwise))
        .filter(nature -> nature.function().trainable() || nature.straight())
        .filter(trait)
        .map(Nature::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Predicate<Nature> trait) {
    return with(trait.negate());
  }
}
