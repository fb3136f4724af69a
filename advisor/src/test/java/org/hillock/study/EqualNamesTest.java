package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Twelve names for the same activation on real data: any claim is a false one. The tables are in
/// docs/evidence.md.
class EqualNamesTest {
  private static final Path EVIDENCE = Path.of("../docs/evidence.md");
  private static final int RUNS = 10_000;

  @Test
  void theRowOfTheSmallestDataSetComesOutAgain() throws IOException {
    assertDocumented(Bundled.LINNERUD, Cut.of(Bundled.LINNERUD.problem()), "");
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource
  void theRowOfEachDataSetComesOutAgain(Bundled data) throws IOException {
    assertDocumented(data, Cut.of(data.problem()), "");
  }

  /// As with more rows, where folds are not needed.
  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource(names = {"BREAST_CANCER", "CONCRETE", "DIABETES"})
  void theRowsWithTestRowsSetAsideComeOutAgain(Bundled data) throws IOException {
    assertDocumented(data, new Cut.SetAside(), ", rows set aside");
  }

  private static void assertDocumented(Bundled data, Cut cut, String how) throws IOException {
    String row = EqualNames.of(new Pool(data.problem(), cut)).row(data.title + how, RUNS);
    assertTrue(Files.readAllLines(EVIDENCE).contains(row), row);
  }

  @Test
  void theDocumentHasNoShareOfFalseClaimsAboveFivePercent() throws IOException {
    List<String> rows = documented();
    assertEquals(Bundled.values().length + 3, rows.size());
    for (String row : rows) {
      String[] cells = row.split("\\|");
      double claims = Double.parseDouble(cells[5]) + Double.parseDouble(cells[6]);
      assertTrue(claims <= 5, row);
    }
  }

  private static List<String> documented() throws IOException {
    List<String> titles = List.of(Bundled.values()).stream().map(data -> data.title).toList();
    return Files.readAllLines(EVIDENCE).stream()
        .filter(line ->
            titles.stream().anyMatch(t -> line.matches("\\| " + t + "(, rows set aside)? \\| .*")))
        .filter(line -> line.split("\\|").length == 16)
        .toList();
  }
}
