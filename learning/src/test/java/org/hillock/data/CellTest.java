package org.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "?"})
  void missingTokensAreMissing(String cell) {
    assertEquals(Cell.Kind.MISSING, Cell.kind(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+7",
        "007",
        "1.5",
        ".5",
        "5.",
        "-.5",
        "1e3",
        "1E-3",
        "1.5e+2",
        "1e-400",
        "3.4028234663852886e38",
        "-3.4028234663852886e38"
      })
  void numbersAreNumbers(String cell) {
    assertEquals(Cell.Kind.NUMBER, Cell.kind(cell));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5d", "1f", "0x1p3", "0x10", "1 000", "1_000", "1e", "1e+", "e5", ".", "+", "-", "--1",
        "1.2.3", "1/2", "50%", "true", "Na", "none", "١٢", "1e5.5", "$5", "1,2,3"
      })
  void whatOnlyResemblesANumberIsText(String cell) {
    assertEquals(Cell.Kind.TEXT, Cell.kind(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-inf", "Infinity", "+INF", "1e999", "-1e999", "3.5e38"})
  void whatNoFloatCanHoldIsBeyond(String cell) {
    assertEquals(Cell.Kind.BEYOND, Cell.kind(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "-0,5", ",5", "1,000", "1,000,000.5", "1,5e3"})
  void commasInNumbersAreRecognized(String cell) {
    assertEquals(Cell.Kind.COMMA, Cell.kind(cell));
  }

  @Test
  void cellsOfAMegabyteTakeNoTime() {
    String digits = "1".repeat(1_000_000);
    assertEquals(Cell.Kind.BEYOND, Cell.kind(digits));
    assertEquals(Cell.Kind.TEXT, Cell.kind(digits + "x"));
    assertEquals(Cell.Kind.TEXT, Cell.kind("1" + ",111".repeat(250_000)));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1.0,1", "+01,1", "-0,0", "1e3,1000", "0.5,0.5", "-1.50,-1.5"})
  void equalNumbersAreTheSameClass(String cell, String name) {
    assertEquals(name, Cell.canonical(Double.parseDouble(cell)));
  }

  @Test
  void columnsStripTheirCells() {
    Column column = new Column(" a ", List.of(" 1 ", "\tx y\n", "  ", " NA "));
    assertEquals(new Column("a", List.of("1", "x y", "", "NA")), column);
    assertEquals(1, column.number(0));
    assertTrue(Double.isNaN(column.number(1)));
    assertTrue(column.missing(2) && column.missing(3));
  }
}
