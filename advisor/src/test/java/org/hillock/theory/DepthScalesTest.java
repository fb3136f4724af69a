package org.hillock.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.HardTanh;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.junit.jupiter.api.Test;

class DepthScalesTest {
  /// Computed independently for tanh with biases of variance 0.09.
  @Test
  void scalesOfTanhAreTheKnownOnes() {
    DepthScales order = DepthScales.of(new MeanField(new Tanh(), 1.69, 0.09), 1);
    assertEquals(0.60705, order.fixedPoint().orElseThrow(), 1e-5);
    assertEquals(1, order.correlation());
    assertEquals(1.338, order.ofSquare(), 1e-3);
    assertEquals(16.108, order.ofCorrelation(), 1e-2);
    DepthScales chaos = DepthScales.of(new MeanField(new Tanh(), 6.25, 0.09), 1);
    assertEquals(0.1221, chaos.correlation(), 1e-4);
    assertEquals(5.106, chaos.ofCorrelation(), 5e-3);
    assertEquals(2.170, chaos.ofGradient(), 5e-3);
  }

  @Test
  void reluHasNoScaleAtHesStartAndForgetsNothingBelowIt() {
    DepthScales he = DepthScales.of(new MeanField(new Relu(), 2, 0), 1);
    assertEquals(Double.POSITIVE_INFINITY, he.ofGradient());
    assertEquals(Double.POSITIVE_INFINITY, he.ofCorrelation());
    DepthScales leCun = DepthScales.of(new MeanField(new Relu(), 1, 0), 1);
    assertEquals(1 / StrictMath.log(2), leCun.ofGradient(), 1e-6);
  }

  @Test
  void aSmallCornerIsIntegratedPieceByPiece() {
    // E min(|z|, 1)² and P(|z| < 1), by the error function.
    MeanField field = new MeanField(new HardTanh(), 1, 0);
    assertEquals(0.516059, field.next(1), 1e-6);
    assertEquals(0.682689, field.gradientFactor(1), 1e-6);
    assertEquals(0.197413, field.gradientFactor(16), 1e-6);
  }

  @Test
  void theCorrelationThroughReluIsTheArcCosineKernel() {
    MeanField field = new MeanField(new Relu(), 2, 0);
    for (double c : new double[] {-0.5, 0, 0.5, 0.99}) {
      double kernel = (Math.sqrt(1 - c * c) + (Math.PI - StrictMath.acos(c)) * c) / Math.PI;
      assertEquals(kernel, field.next(3, c), 2e-6);
    }
  }

  @Test
  void gainsAreThoseOfTheMoments() {
    assertEquals(1.53353, MeanField.signalGain(Nonlinearity.of(new Gelu()), 1), 1e-5);
    assertEquals(4.72265, MeanField.gradientGain(Nonlinearity.of(new Sigmoid()), 1), 1e-5);
  }

  @Test
  void silentUnitsAreRarerWithMoreRowsThatHaveLessInCommon() {
    FlatRegions relu = FlatRegions.of(Nonlinearity.of(new Relu()));
    assertTrue(relu.isOff());
    assertEquals(0.5, relu.saturated(3), 0.01);
    // Independent rows: 2^-3; a third of the angle between two: 1/4 + asin(c) / (2 pi).
    assertEquals(0.125, relu.silent(2, 0, 3), 0.01);
    assertEquals(0.25 + StrictMath.asin(0.6) / (2 * Math.PI), relu.silent(2, 0.6, 2), 0.01);
    assertEquals(0.5, relu.silent(2, 1, 100), 0.01);
  }
}
