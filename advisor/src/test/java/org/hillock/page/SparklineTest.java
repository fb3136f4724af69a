package org.hillock.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparklineTest {
  @Test
  void heightsFollowTheValues() {
    assertEquals("▁▂▃▄▅▆▇█", text(false, 20, 0, 1, 2, 3, 4, 5, 6, 7));
    assertEquals("█▄▁", text(true, 20, 1, 1e-3, 1e-6).replace('▅', '▄'));
  }

  @Test
  void whatIsNotFiniteIsMarkedAndConstantsAreLevel() {
    assertEquals("▁█×", text(false, 20, 1, 2, Double.NaN));
    assertEquals("▅▅▅", text(false, 20, 3, 3, 3));
    assertEquals("▁█", text(true, 20, 0, 1));
    assertEquals("", text(false, 20));
  }

  @Test
  void ofManyValuesTheFirstAndTheLastAreShown() {
    assertEquals("▁▅█", text(false, 3, 0, 9, 5, 1, 10));
  }

  private static String text(boolean log, int most, double... values) {
    return new Sparkline(values, log, "label").text(most);
  }

  @ParameterizedTest
  @CsvSource({
    "0.12345, 0.123",
    "0.0001234, 1.23e-4",
    "123456, 1.23e5",
    "-2, -2",
    "0, 0",
    "NaN, NaN",
    "Infinity, ∞",
    "1e-300, 1e-300",
    "99999, 100000",
    "0.5, 0.5"
  })
  void numbersHaveThreeDigits(double value, String text) {
    assertEquals(text, Numeral.NUMBER.text(value));
  }

  @ParameterizedTest
  @CsvSource({"0.125, 12.5 %", "0, 0 %", "1, 100 %", "0.00123, 0.12 %", "1e-9, 1e-7 %"})
  void sharesArePercent(double value, String text) {
    assertEquals(text, Numeral.PERCENT.text(value));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "999, 999", "1000, '1,000'", "-1234567, '-1,234,567'"})
  void countsHaveCommas(long value, String text) {
    assertEquals(text, Numeral.count(value));
  }
}
