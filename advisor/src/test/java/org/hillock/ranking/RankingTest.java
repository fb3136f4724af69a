package org.hillock.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void whoIsBetterOnAllOfEightSetsIsBetter() {
    Ranking ranking = rank(8, set -> 0.02 + 0.001 * set, set -> set % 2 == 0 ? 0.001 : -0.002);
    assertEquals(List.of("gelu"), ranking.better().stream().map(Place::candidate).toList());
    assertEquals(List.of(), ranking.worse());
    Place gelu = ranking.place("gelu");
    assertEquals(1, gelu.meanRank());
    assertEquals(8, gelu.wins());
    // 2 of the 2^8 signs, times the two comparisons.
    assertEquals(2 * 2.0 / 256, gelu.pValue(), 1e-15);
    assertEquals(ranking.smallestPValue(), gelu.pValue());
    Place elu = ranking.place("elu");
    assertEquals(8, elu.ties(), "within the margin");
    assertEquals(2.5, elu.meanRank());
    assertEquals("relu", ranking.places().getLast().candidate(), "ties go by name");
  }

  @Test
  void lessLossIsBetter() {
    List<DataSet> sets =
        IntStream.range(0, 8)
            .mapToObj(i -> set(i, false, Map.of("relu", 0.5, "gelu", 0.6 + 0.01 * i)))
            .toList();
    Ranking ranking = Ranking.of(sets, Optional.empty());
    assertEquals(List.of("gelu"), ranking.worse().stream().map(Place::candidate).toList());
    assertEquals(8, ranking.place("gelu").losses());
    assertEquals(-10, ranking.place("gelu").gains().getFirst(), 1e-9);
  }

  @Test
  void largeGainsOnOneSetDoNotOutweighTheOthers() {
    Ranking ranking = rank(8, set -> set == 0 ? 100 : -0.02 - 0.001 * set, set -> 0);
    assertEquals(List.of(), ranking.better());
    assertEquals(7, ranking.place("gelu").losses());
  }

  @Test
  void fewSetsCannotShowAnything() {
    Ranking ranking = rank(5, set -> 0.1 + 0.01 * set, set -> 0);
    assertEquals(List.of(), ranking.better());
    assertEquals(2 * 2.0 / 32, ranking.smallestPValue());
    assertEquals(7, ranking.fewestSets());
  }

  @Test
  void onlyWhatAllSetsHaveIsRanked() {
    DataSet first = set(0, true, Map.of("relu", 0.8, "gelu", 0.9, "elu", 0.7));
    DataSet second =
        new DataSet(
            "b.json",
            "b",
            "b",
            "accuracy",
            true,
            "relu",
            0.01,
            Map.of("relu", 0.8, "gelu", 0.7),
            List.of("elu", "tanh"));
    Ranking ranking = Ranking.of(List.of(first, second), Optional.empty());
    assertEquals(2, ranking.places().size());
    assertEquals(
        List.of(
            new Missing("elu", List.of("b"), true),
            new Missing("tanh", List.of("set 0", "b"), false)),
        ranking.missing());
  }

  @Test
  void theBaselineCanBeAnother() {
    DataSet first = set(0, true, Map.of("relu", 0.8, "gelu", 0.9));
    DataSet second = set(1, true, Map.of("relu", 0.8, "gelu", 0.9));
    Ranking ranking = Ranking.of(List.of(first, second), Optional.of("gelu"));
    assertEquals(2, ranking.place("relu").losses());
  }

  @Test
  void refusesWhatCannotBePutTogether() {
    DataSet a = set(0, true, Map.of("relu", 0.8, "gelu", 0.9));
    assertRefused(
        "1 data set; ranks over data sets need at least 2, and eight or more to find anything.",
        List.of(a));
    assertRefused(
        "0.json and 0.json are both of set 0, which would count twice; leave one out.",
        List.of(a, a));
    assertRefused(
        "0.json is judged by accuracy, of which more is better, and 1.json by log_loss, of which less is; repeat one with the --metric of the other's kind.",
        List.of(a, set(1, false, Map.of("relu", 0.8, "gelu", 0.9))));
    assertRefused(
        "1.json has no score of the baseline relu; there are elu, gelu. Name one of them with --baseline.",
        List.of(a, set(1, true, Map.of("elu", 0.8, "gelu", 0.9))));
    assertRefused(
        "only relu has a score on all 2 data sets, so there is nothing to rank; compare the same functions on each, with --keep-all.",
        List.of(a, set(1, true, Map.of("relu", 0.8, "elu", 0.9))));
  }

  private static void assertRefused(String message, List<DataSet> sets) {
    assertEquals(
        message,
        assertThrows(InvalidInputException.class, () -> Ranking.of(sets, Optional.empty()))
            .getMessage());
  }

  /// Gains of gelu and elu over relu, by accuracy, with a margin of 0.01.
  private static Ranking rank(int sets, IntToDoubleFunction gelu, IntToDoubleFunction elu) {
    return Ranking.of(
        IntStream.range(0, sets)
            .mapToObj(i -> {
              Map<String, Double> scores = new HashMap<>();
              scores.put("relu", 0.0);
              scores.put("gelu", gelu.applyAsDouble(i));
              scores.put("elu", elu.applyAsDouble(i));
              return set(i, true, scores);
            })
            .toList(),
        Optional.empty());
  }

  private static DataSet set(int number, boolean higherIsBetter, Map<String, Double> scores) {
    return new DataSet(
        number + ".json",
        "set " + number,
        "data " + number,
        higherIsBetter ? "accuracy" : "log_loss",
        higherIsBetter,
        "relu",
        0.01,
        scores,
        List.of());
  }
}
