package org.hillock.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;
import org.hillock.statistics.CorrectedT;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The intervals for new rows, against formulas and where the truth is known; docs/verdict.md has
/// the simulated shares.
class RowsTest {
  private static final Path DOCUMENT = Path.of("../docs/verdict.md");
  private static final int RUNS = 400;
  private static final int FOLD_ROWS = 200;
  private static final int HELD_ROWS = 100;
  private static final Rows FOLDS = new Rows.Resampled(110, 50);
  private static final Rows HELD_OUT = new Rows.HeldOut(HELD_ROWS, 20);

  /// Of a mean over rows the jackknife over groups of equal size gives the variance of the groups'
  /// means / G.
  @Test
  void theJackknifeOfAMeanIsTheVarianceOfTheMeanOfGroups() {
    int groups = 20;
    double[] groupMeans =
        IntStream.range(0, groups).mapToDouble(g -> Draws.of(1).normal(g)).toArray();
    double all = Sample.mean(groupMeans);
    double[] without =
        IntStream.range(0, groups)
            .mapToDouble(g -> (groups * all - groupMeans[g]) / (groups - 1))
            .toArray();
    assertEquals(
        Sample.variance(groupMeans) / groups,
        HELD_OUT.variance(new double[] {1, 2}, new double[][] {without, without}),
        1e-12);
  }

  @Test
  void foldsHaveTheIntervalOfNadeauAndBengio() {
    double[] gains = IntStream.range(0, 12).mapToDouble(b -> Draws.of(2).normal(b)).toArray();
    Interval expected = CorrectedT.of(gains, 110, 50).interval(0.95);
    Interval interval = FOLDS.interval(gains, new double[0][], 0.95);
    assertEquals(expected.low(), interval.low(), 1e-12);
    assertEquals(expected.high(), interval.high(), 1e-12);
  }

  /// By a t table: of 11 degrees of freedom 2.201 is the 97.5 % point, and 3.106 that of 99.5 %, as
  /// 5 % are divided among 5 others.
  @Test
  void theLowEndIsThatOfTheLevelDividedByThoseTheChallengerWasChosenFrom() {
    double[] gains = IntStream.range(0, 12).mapToDouble(b -> b % 2 == 0 ? 1 : -1).toArray();
    Outcomes outcomes =
        Outcomes.each((candidate, block, stage) -> candidate == 1 ? gains[block - 11] : 0);
    Design design = new Design(6, 0, 3, 8, 12, 4, 0, 0, 0.05, FOLDS);
    Interval interval = Confirmation.of(design, outcomes, 1).newRows();
    double error = Math.sqrt(12 / 11.0 * (1 / 12.0 + 50 / 110.0));
    assertEquals(2.201 * error, interval.high(), 0.001);
    assertEquals(-3.106 * error, interval.low(), 0.001);
  }

  @Test
  void twoRowsOfTheDocumentComeOutAgain() throws IOException {
    List<String> rows = Files.readAllLines(DOCUMENT);
    for (String world : List.of("tested 1, own 1", "set aside: tested 1, own 1")) {
      assertTrue(rows.contains(row(world)), row(world));
    }
  }

  @Tag("exhaustive")
  @Test
  void allOfTheDocumentComesOutAgain() throws IOException {
    List<String> rows = Files.readAllLines(DOCUMENT);
    for (String world : worlds().keySet()) {
      assertTrue(rows.contains(row(world)), row(world));
    }
  }

  private static Map<String, SharedRows> worlds() {
    return Map.of(
        "tested 1", new SharedRows(FOLD_ROWS, 1, 0, 0),
        "tested 1, own 1", new SharedRows(FOLD_ROWS, 1, 0, 1),
        "tested 1, learned from 1, own 1", new SharedRows(FOLD_ROWS, 1, 1, 1),
        "learned from 1, own 1", new SharedRows(FOLD_ROWS, 0, 1, 1),
        "learned from 1, own 0.3", new SharedRows(FOLD_ROWS, 0, 1, 0.3),
        "own 1", new SharedRows(FOLD_ROWS, 0, 0, 1),
        "set aside: tested 1", new SharedRows(HELD_ROWS, 1, 0, 0),
        "set aside: tested 1, own 1", new SharedRows(HELD_ROWS, 1, 0, 1),
        "set aside: own 1", new SharedRows(HELD_ROWS, 0, 0, 1));
  }

  private static String row(String name) {
    SharedRows world = worlds().getOrDefault(name, new SharedRows(1, 0, 0, 0));
    boolean aside = name.startsWith("set aside");
    int covers = 0;
    int coversBlocks = 0;
    int claims = 0;
    int uncorrected = 0;
    for (int run = 0; run < RUNS; run++) {
      Design two = design(2, aside);
      Draws draws = Draws.of(run);
      Outcomes outcomes =
          aside ? world.setAside(draws) : world.folds(draws, two.confirmationStart());
      Confirmation found = Confirmation.of(two, outcomes, 1);
      covers += found.newRows().contains(0) ? 1 : 0;
      coversBlocks += found.interval().contains(0) ? 1 : 0;
      if (!aside) {
        Design twelve = design(12, false);
        Outcomes all = world.folds(draws.at("twelve"), twelve.confirmationStart());
        Protocol protocol = Protocol.of(twelve, all);
        claims += protocol.answer() == Answer.BETTER ? 1 : 0;
        uncorrected += isClaimedWithoutCorrection(protocol.confirmation()) ? 1 : 0;
      }
    }
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %s | %s |",
        name,
        100.0 * covers / RUNS,
        100.0 * coversBlocks / RUNS,
        aside ? "-" : String.format(Locale.ROOT, "%.1f", 100.0 * claims / RUNS),
        aside ? "-" : String.format(Locale.ROOT, "%.1f", 100.0 * uncorrected / RUNS));
  }

  private static boolean isClaimedWithoutCorrection(Confirmation found) {
    double[] gains = found.differences().stream().mapToDouble(d -> d).toArray();
    return found.pValue() < 0.05
        && found.interval().low() > 0
        && FOLDS.interval(gains, new double[0][], 0.95).low() > 0;
  }

  private static Design design(int candidates, boolean aside) {
    return new Design(candidates, 0, 3, 8, 12, 4, 0, 0, 0.05, aside ? HELD_OUT : FOLDS);
  }
}
