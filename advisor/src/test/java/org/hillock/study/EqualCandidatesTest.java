package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.hillock.data.Problem;
import org.hillock.protocol.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole comparisons of twelve equal candidates, nothing drawn from a pool.
class EqualCandidatesTest {
  private static final Path EVIDENCE = Path.of("../docs/evidence.md");
  private static final int RUNS = 12;

  @Test
  void aComparisonOfEqualCandidatesClaimsNothing() {
    Answer answer = answer(Bundled.LINNERUD.problem(), 1);
    assertTrue(answer == Answer.TIE || answer == Answer.TOO_LITTLE_DATA, answer.name());
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource(names = {"LINNERUD", "IRIS", "PENGUINS", "DIABETES", "BREAST_CANCER"})
  void theCountsOfTheDocumentComeOutAgain(Bundled data) throws IOException {
    String row = row(data);
    assertTrue(Files.readAllLines(EVIDENCE).contains(row), row);
  }

  @Test
  void theDocumentCountsAllRuns() throws IOException {
    long rows =
        Files.readAllLines(EVIDENCE).stream()
            .filter(l -> l.matches("\\| \\w+ \\| 12 \\|.*"))
            .count();
    assertEquals(5, rows);
  }

  static String row(Bundled data) {
    Problem problem = data.problem();
    Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
    for (int run = 0; run < RUNS; run++) {
      counts.merge(answer(problem, 1000L * (run + 1)), 1, Integer::sum);
    }
    return "| %s | %d | %d | %d | %d | %d |"
        .formatted(
            data.title,
            RUNS,
            counts.getOrDefault(Answer.BETTER, 0),
            counts.getOrDefault(Answer.WORSE, 0),
            counts.getOrDefault(Answer.TIE, 0),
            counts.getOrDefault(Answer.TOO_LITTLE_DATA, 0));
  }

  private static Answer answer(Problem problem, long seed) {
    Plan plan = Bundled.equals(problem, Blocks.usual(), seed);
    return Study.of(problem, plan, Book.inMemory(), () -> 0, Commentary.none()).protocol().answer();
  }
}
