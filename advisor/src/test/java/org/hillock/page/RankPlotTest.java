package org.hillock.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankPlotTest {
  @Test
  void barsJoinTheLargestGroupsThatTheCriticalDifferenceSpans() {
    assertEquals(List.of("[0, 1]", "[1, 2]"), groups(1, 1, 2, 3));
    assertEquals(List.of("[0, 3]"), groups(3, 1, 1, 2, 4));
    assertEquals(List.of("[2, 3]"), groups(0.5, 1, 2, 3, 3.5));
    assertEquals(List.of(), groups(0.5, 1, 2, 3));
    assertEquals(List.of(), groups(0.5));
  }

  @Test
  void rowsComeInTheOrderOfTheirRanks() {
    RankPlot plot =
        new RankPlot(
            "t",
            "d",
            1,
            List.of(new RankPlot.Row("b", 2, true), new RankPlot.Row("a", 1.25, false)));
    assertEquals(List.of(List.of("a", "1.25"), List.of("b", "2")), plot.numbers().rows());
  }

  private static List<String> groups(double criticalDifference, double... ranks) {
    List<RankPlot.Row> rows =
        IntStream.range(0, ranks.length)
            .mapToObj(k -> new RankPlot.Row("f" + k, ranks[k], k == 0))
            .toList();
    return new RankPlot("t", "d", criticalDifference, rows)
        .groups().stream().map(Arrays::toString).toList();
  }
}
