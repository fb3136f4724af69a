package org.hillock.demonstration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Table;

/// The data of the demonstrations, which are part of the program.
final class Bundled {
  private Bundled() {}

  /// Images of handwritten digits, 8 × 8 pixels from 0 to 16, in ten classes.
  static Problem digits() {
    return Problem.of(table("digits.csv"), "digit");
  }

  /// The strength of concrete from what is in it and its age.
  static Problem concrete() {
    return Problem.of(table("concrete.csv"), "compressive_strength");
  }

  /// Measures of cell nuclei, of tumors that are benign or malignant.
  static Problem breastCancer() {
    return Problem.of(table("breast_cancer.csv"), "diagnosis");
  }

  /// These files have commas between cells, and no quotes.
  private static Table table(String name) {
    List<String> header = List.of();
    List<List<String>> columns = new ArrayList<>();
    for (String line : lines(name)) {
      List<String> cells = List.of(line.split(",", -1));
      if (header.isEmpty()) {
        header = cells;
        header.forEach(column -> columns.add(new ArrayList<>()));
      } else {
        for (int i = 0; i < cells.size(); i++) {
          columns.get(i).add(cells.get(i));
        }
      }
    }
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      named.add(new Column(header.get(i), columns.get(i)));
    }
    return Table.of(name, named);
  }

  private static List<String> lines(String name) {
    try (InputStream bytes = Bundled.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException(
            name + " is not in the program; build it again with ./build.");
      }
      return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
