package org.hillock.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Tanh;
import org.junit.jupiter.api.Test;

class MeanFieldTest {
  private static final Tanh TANH = new Tanh();

  @Test
  void expectationsOfPowersAreTheMomentsOfTheStandardNormal() {
    assertEquals(1, StandardNormal.expectation(z -> 1), 1e-10);
    assertEquals(0, StandardNormal.expectation(z -> z), 1e-10);
    assertEquals(3, StandardNormal.expectation(z -> z * z * z * z), 1e-9);
    assertEquals(0.5, StandardNormal.expectation(z -> Math.max(z, 0) * z), 1e-10);
  }

  @Test
  void theExpectationOfAProductIsTheCorrelation() {
    for (double c : new double[] {-0.7, 0, 0.3, 1}) {
      assertEquals(c, StandardNormal.expectation((u, v) -> u * v, c), 1e-10);
    }
  }

  /// Computed independently, with other quadrature or a finer grid, for tanh with biases of
  /// variance 0.09.
  @Test
  void fixedPointsOfTanhAreTheKnownOnes() {
    MeanField order = new MeanField(TANH, 1.3 * 1.3, 0.09);
    assertEquals(0.60705, order.square(), 1e-5);
    assertEquals(0.93981, order.slope(order.square(), 1), 1e-5);
    MeanField chaos = new MeanField(TANH, 2.5 * 2.5, 0.09);
    double q = chaos.square();
    double c = chaos.correlation(q);
    assertEquals(4.07912, q, 1e-5);
    assertEquals(0.12210, c, 1e-5);
    assertEquals(5.1089, -1 / StrictMath.log(chaos.slope(q, c)), 1e-4);
  }

  @Test
  void theEdgeOfTanhIsWhereItIsKnownToBe() {
    assertEquals(1.42421, MeanField.edge(TANH, 0.01), 1e-5);
    assertEquals(1.76095, MeanField.edge(TANH, 0.05), 1e-4);
  }

  @Test
  void withoutAnActivationCorrelationsStay() {
    assertEquals(0.37, new MeanField(new Linear(), 1, 0).next(1, 0.37), 1e-10);
  }

  @Test
  void reluKeepsTheSizeAtTwiceTheVariance() {
    assertEquals(1, new MeanField(new Relu(), 2, 0).square(), 1e-9);
  }
}
