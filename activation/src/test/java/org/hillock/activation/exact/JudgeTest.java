package org.hillock.activation.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The judge itself, against 30 digits of another program and against its own two ways.
class JudgeTest {
  /// The table writes what is nearer to 0 as this, and what is greater as its reciprocal.
  private static final BigDecimal LEAST = new BigDecimal("1e-100");

  /// One line of values.csv, made by tools/reference_values.py.
  private record Row(Reference function, float x, String value, String slope) {
    @Override
    public String toString() {
      return "%s at %a".formatted(function, x);
    }
  }

  static List<String> names() {
    return Reference.names();
  }

  @Test
  void valuesAndSlopesAreThoseOfTheTable() throws IOException {
    Set<String> seen = new HashSet<>();
    for (Row row : table()) {
      seen.add(row.function.toString());
      same(row.value, row.function.value(row.x), row + " value");
      same(row.slope, row.function.slope(row.x), row + " slope");
    }
    assertEquals(Set.copyOf(Reference.names()), seen);
  }

  @Test
  void theExactWayAloneGivesTheFloatsOfTheTable() throws IOException {
    for (Row row : table()) {
      float[] y = row.function.slowly(row.x);
      same(row.value, y[0], row + " value");
      same(row.slope, y[1], row + " slope");
    }
  }

  @Test
  void ballsHoldThirtyDigitsOfTheTable() throws IOException {
    int checked = 0;
    for (Row row : table()) {
      Estimate y = row.function.estimate(row.x);
      Formula formula = row.function.formula();
      checked += holds(formula.value(), y.valueError, row.x, row.value, row + " value");
      checked += holds(formula.slope(), y.slopeError, row.x, row.slope, row + " slope");
    }
    assertTrue(checked > 5000, checked + " numbers were compared");
  }

  /// Compares to 1e-29, and to half a unit of the thirtieth digit besides.
  private static int holds(
      Formula.Exact exact, double error, float x, String expected, String where) {
    BigDecimal known = new BigDecimal(expected);
    if (error == 0
        || known.abs().compareTo(LEAST) <= 0
        || known.abs().compareTo(BigDecimal.ONE.divide(LEAST)) >= 0) {
      return 0;
    }
    Wide wide = exact.at(Wide.of(x, 640));
    BigDecimal off = decimal(wide).subtract(known).abs();
    BigDecimal allowed = known.abs().multiply(new BigDecimal("1e-29"));
    assertTrue(off.compareTo(allowed) <= 0, where + " is off by " + off.round(new MathContext(3)));
    return 1;
  }

  @ParameterizedTest
  @MethodSource("names")
  void estimatesKeepTheirBound(String name) {
    Reference function = Reference.of(name);
    for (long bits = 0; bits < 1L << 32; bits += 1_300_021) {
      float x = Float.intBitsToFloat((int) bits);
      if (Float.isFinite(x)) {
        Estimate y = function.estimate(x);
        String where = "%s at %a".formatted(name, x);
        within(function.formula().value(), y.value, y.valueError, x, where + " value");
        within(function.formula().slope(), y.slope, y.slopeError, x, where + " slope");
      }
    }
  }

  /// Half of the bound must do: the bounds are meant to be generous.
  private static void within(Formula.Exact exact, double y, double error, float x, String where) {
    if (error != 0) {
      Wide rest = exact.at(Wide.of(x, 320)).minus(y);
      assertTrue(
          Math.abs(rest.near()) <= Math.max(error / 2, Double.MIN_NORMAL),
          where + " misses by " + rest.near() + " of " + error);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void bothWaysGiveTheSameFloats(String name) {
    Reference function = Reference.of(name);
    for (long bits = 0; bits < 1L << 32; bits += 900_007) {
      float x = Float.intBitsToFloat((int) bits);
      if (Float.isFinite(x)) {
        float[] y = function.slowly(x);
        same(y[0], function.value(x), "%s at %a value".formatted(name, x));
        same(y[1], function.slope(x), "%s at %a slope".formatted(name, x));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void notANumberStaysSo(String name) {
    Reference function = Reference.of(name);
    assertTrue(Float.isNaN(function.value(Float.NaN)));
    assertTrue(Float.isNaN(function.slope(Float.NaN)));
  }

  @Test
  void limitsAndZerosAreThoseOfTheContract() {
    float high = Float.POSITIVE_INFINITY;
    for (String name : List.of("swish", "gelu", "gelu_tanh", "mish", "hard_swish", "quick_gelu")) {
      assertBits(-0f, Reference.of(name).value(-high));
      assertBits(high, Reference.of(name).value(high));
      assertEquals(0f, Math.abs(Reference.of(name).slope(-high)));
      assertEquals(1f, Reference.of(name).slope(high));
    }
    for (String name : odd()) {
      assertBits(-0f, Reference.of(name).value(-0f));
      assertBits(0f, Reference.of(name).value(0f));
    }
    assertBits(0f, Reference.of("relu").value(-0f));
    assertBits(0f, Reference.of("sigmoid").value(-high));
    assertBits(-0f, Reference.of("log_sigmoid").value(high));
    assertBits(-1f, Reference.of("softsign").value(-high));
    assertBits((float) -1.7580993408473766, Reference.of("selu").value(-high));
    assertBits(Float.NaN, Reference.of("sine").value(high));
    assertBits(-high, Reference.of("snake").value(-high));
    assertBits(Float.NaN, Reference.of("snake").slope(-high));
    assertBits(high, Reference.of("lisht").value(-high));
    assertBits(-1f, Reference.of("lisht").slope(-high));
  }

  private static List<String> odd() {
    return List.of(
        "linear",
        "tanh",
        "leaky_relu",
        "elu",
        "selu",
        "celu",
        "rrelu",
        "swish",
        "gelu",
        "mish",
        "hard_tanh",
        "hard_swish",
        "softsign",
        "tanhshrink",
        "softshrink",
        "hardshrink",
        "sine",
        "snake",
        "cube",
        "rational_tanh",
        "bipolar_sigmoid",
        "gelu_tanh",
        "quick_gelu");
  }

  /// x/2 + c x² with an odd subnormal x is a little above (or below) the midpoint of two floats.
  @Test
  void halvesOfOddSubnormalsAreRoundedTowardsTheExactValue() {
    for (String name : List.of("swish", "gelu", "gelu_tanh", "quick_gelu", "hard_swish")) {
      assertBits(2 * Float.MIN_VALUE, Reference.of(name).value(3 * Float.MIN_VALUE));
      assertBits(3 * Float.MIN_VALUE, Reference.of(name).value(5 * Float.MIN_VALUE));
      assertBits(-Float.MIN_VALUE, Reference.of(name).value(-3 * Float.MIN_VALUE));
      assertBits(-0f, Reference.of(name).value(-Float.MIN_VALUE));
    }
    assertBits(Float.MIN_VALUE, Reference.of("bipolar_sigmoid").value(3 * Float.MIN_VALUE));
    assertBits(-0f, Reference.of("bipolar_sigmoid").value(-Float.MIN_VALUE));
  }

  @Test
  void exactTiesGoToEven() {
    Reference half = Reference.of("leaky_relu", Map.of("alpha", 0.5));
    assertBits(-2 * Float.MIN_VALUE, half.value(-3 * Float.MIN_VALUE));
    assertBits(-2 * Float.MIN_VALUE, half.value(-5 * Float.MIN_VALUE));
  }

  @Test
  void unknownFunctionsAndParametersAreNamed() {
    assertEquals(
        "leaky_relu has no parameter beta, only: alpha",
        assertThrows(
                IllegalArgumentException.class,
                () -> Reference.of("leaky_relu", Map.of("beta", 1.0)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Reference.of("soft"));
  }

  private static BigDecimal decimal(Wide wide) {
    BigDecimal mantissa = new BigDecimal(wide.mantissa());
    BigDecimal power = BigDecimal.TWO.pow(Math.abs(wide.exponent()));
    return wide.exponent() < 0
        ? mantissa.divide(power, new MathContext(60))
        : mantissa.multiply(power);
  }

  /// Zeros are compared apart, by the contract; where thirty digits are those of the midpoint of
  /// two floats they decide nothing.
  private static void same(String digits, float actual, String where) {
    float expected = Float.parseFloat(digits);
    boolean midpoint =
        expected != actual
            && Float.isFinite(actual)
            && new BigDecimal(((double) expected + actual) / 2).compareTo(new BigDecimal(digits))
                == 0;
    if (!midpoint) {
      same(expected, actual, where);
    }
  }

  private static void same(float expected, float actual, String where) {
    if (expected != 0 || actual != 0) {
      assertEquals(expected, actual, where);
    }
  }

  private static void assertBits(float expected, float actual) {
    assertEquals(Float.floatToIntBits(expected), Float.floatToIntBits(actual));
  }

  private static List<Row> table() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(JudgeTest.class.getResourceAsStream("values.csv")),
                StandardCharsets.UTF_8))) {
      for (String line : reader.lines().skip(1).toList()) {
        String[] cells = line.split(",", -1);
        rows.add(
            new Row(
                function(cells[0], cells[1]),
                Float.intBitsToFloat(Integer.parseUnsignedInt(cells[2], 16)),
                cells[3],
                cells[4]));
      }
    }
    return rows;
  }

  private static Reference function(String name, String parameter) {
    return parameter.isEmpty()
        ? Reference.of(name)
        : Reference.of(name, Map.of(Reference.parameter(name), Double.parseDouble(parameter)));
  }
}
