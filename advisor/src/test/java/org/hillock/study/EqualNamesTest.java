package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.data.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Twelve names for the same activation on real data: any claim is a false one. The tables are in
/// docs/evidence.md.
class EqualNamesTest {
  private static final Path EVIDENCE = Path.of("../docs/evidence.md");
  private static final int RUNS = 10_000;
  private static final int FEW = 200;

  @Test
  void equalNamesAreRarelyClaimedToDiffer() {
    EqualNames.Count count = of(Bundled.LINNERUD).count(FEW, 0);
    assertTrue(count.better() + count.worse() <= 0.05 * FEW, count.toString());
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource
  void theFalseClaimsOfEachDataSetComeOutAgain(Bundled data) throws IOException {
    assertDocumented(of(data).falseClaims(data.title, RUNS));
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource(names = {"LINNERUD", "IRIS", "BREAST_CANCER", "DIGITS"})
  void thePlantedWinnersComeOutAgain(Bundled data) throws IOException {
    assertDocumented(of(data).planted(data.title, RUNS));
  }

  private static EqualNames of(Bundled data) {
    Problem problem = data.problem();
    return EqualNames.of(new Pool(problem, Cut.of(problem, Limits.none())));
  }

  private static void assertDocumented(String row) throws IOException {
    assertTrue(Files.readAllLines(EVIDENCE).contains(row), row);
  }

  @Test
  void theDocumentHasNoShareOfFalseClaimsAboveFivePercent() throws IOException {
    List<String> rows = documented();
    assertEquals(Bundled.values().length, rows.size());
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      double claims = Double.parseDouble(cells[5].strip()) + Double.parseDouble(cells[6].strip());
      assertTrue(claims <= 5, row);
    }
  }

  private static List<String> documented() throws IOException {
    return Files.readAllLines(EVIDENCE).stream()
        .filter(line -> line.matches("\\| \\w+ \\| (log_loss|rmse) \\|.*"))
        .toList();
  }
}
