package org.hillock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hillock.data.Column;
import org.hillock.data.Table;

/// Tests of other people, one a line of a CSV file among the resources; the README there says where
/// they come from.
///
/// @param cells by the name of their column
record Case(Map<String, String> cells) {
  private static final String LEFT_OUT = "left out because";

  static List<Case> of(String resource) {
    Table table = Table.read(path(resource));
    List<Case> all = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        cells.put(column.name(), column.cells().get(row));
      }
      all.add(new Case(cells));
    }
    return all;
  }

  private static Path path(String resource) {
    try {
      return Path.of(Objects.requireNonNull(Case.class.getResource(resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many are left out, by the reason.
  static Map<String, Long> leftOut(List<Case> all) {
    return all.stream()
        .filter(one -> !one.applies())
        .collect(Collectors.groupingBy(one -> one.text(LEFT_OUT), Collectors.counting()));
  }

  boolean applies() {
    return text(LEFT_OUT).isEmpty();
  }

  String text(String column) {
    return Objects.requireNonNull(cells.get(column), column);
  }

  /// Numbers separated by blanks.
  float[] floats(String column) {
    return floatsOf(text(column));
  }

  private static float[] floatsOf(String text) {
    String[] words = text.isEmpty() ? new String[0] : text.split(" ", -1);
    float[] values = new float[words.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(words[i]);
    }
    return values;
  }

  /// Rows of numbers, separated by semicolons.
  List<float[]> rows(String column) {
    return List.of(text(column).split(";", -1)).stream().map(Case::floatsOf).toList();
  }

  /// Within the tolerance of the other library's test.
  void assertClose(float[] expected, double[] given) {
    assertClose(
        text("test"),
        expected,
        given,
        Double.parseDouble(text("rtol")),
        Double.parseDouble(text("atol")));
  }

  static void assertClose(
      String test, float[] expected, double[] given, double relative, double absolute) {
    assertEquals(expected.length, given.length, test);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], given[i], absolute + relative * Math.abs(expected[i]), test);
    }
  }

  static double[] wide(float... values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  @Override
  public String toString() {
    return text("id") + " " + text("test");
  }
}
