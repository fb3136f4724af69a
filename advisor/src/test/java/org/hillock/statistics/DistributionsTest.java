package org.hillock.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The reference values are those of mpmath 1.3 at 30 digits (ncdf, betainc, findroot), rounded to
/// double; scipy 1.17 (norm.ppf, t.ppf) agrees to the last digit or two.
class DistributionsTest {
  @ParameterizedTest
  @CsvSource({
    "-37, 5.725571222524577e-300",
    "-8, 6.220960574271784e-16",
    "-3, 0.0013498980316300946",
    "-2, 0.02275013194817921",
    "-1.5, 0.06680720126885807",
    "-0.5, 0.3085375387259869",
    "0, 0.5",
    "1, 0.8413447460685429",
    "2.5, 0.9937903346742238"
  })
  void normalCdfAgreesWithMpmath(double x, double p) {
    assertEquals(p, Normal.cdf(x), 3e-14 * p);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-300, -37.0470962993612",
    "1e-10, -6.361340902404057",
    "0.001, -3.0902323061678136",
    "0.025, -1.9599639845400543",
    "0.3, -0.5244005127080408",
    "0.5, 0",
    "0.6, 0.2533471031357997",
    "0.975, 1.9599639845400538",
    "0.9999, 3.7190164854557084"
  })
  void normalQuantileAgreesWithMpmath(double p, double x) {
    assertEquals(x, Normal.quantile(p), 1e-14 * Math.abs(x) + 1e-16);
  }

  @ParameterizedTest
  @CsvSource({
    "1, -1e20, 3.1830988618379067e-21",
    "1, -0.5, 0.35241638234956674",
    "2, -3, 0.04773298313335456",
    "2.5, -1.75, 0.09821790594179938",
    "4, -2.5, 0.03338327240599407",
    "9, -1.7, 0.061673831071911954",
    "9, 0, 0.5",
    "9, 0.3, 0.6145046481292376",
    "29, -4, 0.0002000319728262457",
    "100, -12, 2.197543857802189e-21"
  })
  void studentCdfAgreesWithMpmath(double degrees, double t, double p) {
    assertEquals(p, new StudentT(degrees).cdf(t), 3e-14 * p);
  }

  @ParameterizedTest
  @CsvSource({"10000, -1.75, 0.040074491343713076", "10000000, -1.75, 0.040059172198262466"})
  void studentCdfKeepsTwelveDigitsWithManyDegrees(double degrees, double t, double p) {
    assertEquals(p, new StudentT(degrees).cdf(t), 1e-12 * p);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1e-12, -318309886183.79065",
    "1, 0.975, 12.706204736174694",
    "2, 0.975, 4.302652729749462",
    "4, 0.975, 2.7764451051977934",
    "9, 0.975, 2.262157162798205",
    "9, 0.6, 0.26095533647391095",
    "29, 0.995, 2.7563859036706053",
    "100, 0.0001, -3.8615997909500597",
    "1000000, 0.975, 1.9599663568141066"
  })
  void studentQuantileAgreesWithMpmath(double degrees, double p, double t) {
    assertEquals(t, new StudentT(degrees).quantile(p), 1e-12 * Math.abs(t));
  }

  /// A Cauchy variable: cdf(t) = 1/2 + atan(t) / pi. With two degrees: 1/2 + t / (2 sqrt(2 + t^2)).
  @Test
  void studentAgreesWithTheTwoClosedForms() {
    for (double t = -6; t <= 6; t += 0.01) {
      assertEquals(0.5 + StrictMath.atan(t) / Math.PI, new StudentT(1).cdf(t), 1e-15);
      assertEquals(0.5 + t / (2 * Math.sqrt(2 + t * t)), new StudentT(2).cdf(t), 1e-15);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 3, 4, 19, 20, 33, 1000})
  void studentQuantileUndoesTheCdfAndTheCdfRises(double degrees) {
    StudentT student = new StudentT(degrees);
    double last = 0;
    for (double t = -9; t < 0; t += 0.23) {
      double p = student.cdf(t);
      assertTrue(p > last);
      assertEquals(t, student.quantile(p), 1e-12);
      assertEquals(1, p + student.cdf(-t), 0x1p-52);
      last = p;
    }
  }

  @Test
  void normalQuantileUndoesTheCdfAndTheCdfRises() {
    double last = 0;
    for (double x = -37; x < 0; x += 0.05) {
      double p = Normal.cdf(x);
      assertTrue(p > last);
      assertEquals(x, Normal.quantile(p), 1e-13);
      assertEquals(1, p + Normal.cdf(-x), 0x1p-52);
      last = p;
    }
  }

  @Test
  void endsAreTheLimits() {
    for (double end : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      double p = end > 0 ? 1 : 0;
      assertEquals(p, Normal.cdf(end));
      assertEquals(end, Normal.quantile(p));
      assertEquals(p, new StudentT(3).cdf(end));
      assertEquals(end, new StudentT(3).quantile(p));
    }
    // The tail of one degree of freedom is 1 / (pi t), also where t^2 is not a double any more.
    assertEquals(1e-200 / Math.PI, new StudentT(1).cdf(-1e200), 1e-212);
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double bad : new double[] {-0.1, 95, Double.NaN}) {
      String message = "p is " + bad + ", expected a probability from 0 to 1; 5 % is 0.05";
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> Normal.quantile(bad)).getMessage());
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> new StudentT(2).quantile(bad))
              .getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> Normal.cdf(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new StudentT(2).cdf(Double.NaN));
  }

  @Test
  void refusesLessThanOneDegreeOfFreedom() {
    for (double bad : new double[] {0, 0.99, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          bad + " degrees of freedom, expected at least 1; a mean of n values has n - 1",
          assertThrows(IllegalArgumentException.class, () -> new StudentT(bad)).getMessage());
    }
  }
}
