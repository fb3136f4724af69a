package org.hillock.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.protocol.Simulation.Noise;
import org.hillock.protocol.Simulation.Rates;
import org.hillock.statistics.Power;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How often the protocol errs and how often it finds; docs/evidence.md has the full size.
class CalibrationTest {
  private static final Path EVIDENCE = Path.of("../docs/evidence.md");
  private static final int RUNS = 10_000;
  private static final int FEW = 300;

  /// Twelve candidates with a standard deviation of 1 in common and 1 of their own.
  private static Simulation plain(double gain) {
    return new Simulation(Noise.NORMAL, 1, 1, gain, 0);
  }

  @ParameterizedTest
  @EnumSource
  void equalCandidatesAreRarelyClaimedToDiffer(Noise noise) {
    assertTrue(Simulation.correlated(noise, 0.6, 0).rates(FEW).claimed() <= 0.05);
  }

  @Test
  void oneBetterIsFoundAsOftenAsTheoryGives() {
    for (double gain : new double[] {1, 2}) {
      Rates rates = plain(gain).rates(FEW);
      // Three standard errors of a share of 250, and what the two exact tests cost beside t.
      assertEquals(theory(gain, 1) - 0.02, rates.right() / rates.chosen(), 0.11, "gain " + gain);
    }
  }

  @Test
  void theDocumentHasNoShareOfFalseClaimsAboveFivePercent() throws IOException {
    List<String> rows = documented();
    assertEquals(conditions().size(), rows.size());
    List<String> equals = rows.stream().filter(row -> row.contains("| 0 |")).toList();
    assertEquals(12, equals.size());
    equals.forEach(row -> assertTrue(percent(row, 5) <= 5, row));
  }

  @Test
  void aRowOfTheDocumentComesOutAgain() throws IOException {
    assertEquals(row(plain(0)), documented().getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void aSizeableGainIsRuledOutAsRarelyAsDocumented(Noise noise) throws IOException {
    // With a gain of two standard deviations all but a few runs choose the right one.
    double ties = Simulation.correlated(noise, 0, 2).falseTies(2000);
    String row = String.format(Locale.ROOT, "| ties: %s | %.1f |", noise.title, 100 * ties);
    assertTrue(Files.readAllLines(EVIDENCE).contains(row), row);
  }

  @Tag("exhaustive")
  @Test
  void allOfTheDocumentComesOutAgain() throws IOException {
    assertEquals(
        String.join("\n", conditions().stream().map(CalibrationTest::row).toList()),
        String.join("\n", documented()));
  }

  private static List<Simulation> conditions() {
    List<Simulation> conditions = new ArrayList<>();
    for (double gain : new double[] {0, 1, 2}) {
      conditions.add(plain(gain));
    }
    for (double gain : new double[] {0, 1, 2}) {
      conditions.add(new Simulation(Noise.NORMAL, 1, 1, gain, 1));
    }
    for (Noise noise : List.of(Noise.NORMAL, Noise.HEAVY, Noise.SKEWED)) {
      for (double rho : new double[] {0, 0.6, 0.9}) {
        for (double gain : new double[] {0, 1, 2}) {
          conditions.add(Simulation.correlated(noise, rho, gain));
        }
      }
    }
    for (double gain : new double[] {0, 1, 2}) {
      conditions.add(Simulation.correlated(Noise.MIXED, 0.6, gain));
    }
    return conditions;
  }

  /// The power of the t test where the right one is chosen, in percent of runs.
  private static double theory(double gain, double own) {
    return Power.USUAL.of(gain / (own * Math.sqrt(2)), Design.usual(2, 0, 0).confirmation());
  }

  private static String row(Simulation condition) {
    Rates rates = condition.rates(RUNS);
    boolean equal = condition.gain() == 0;
    return String.format(
        Locale.ROOT,
        "| %s%s | %.1f | %.2f | %.0f | %s | %.1f | %s | %s | %.1f |",
        condition.noise().title,
        condition.early() > 0 ? ", more when early" : "",
        condition.correlation(),
        condition.own(),
        condition.gain(),
        equal ? "-" : "%.1f".formatted(100 * rates.chosen()),
        100 * (equal ? rates.claimed() : rates.claimed() - rates.right()),
        equal ? "-" : "%.1f".formatted(100 * rates.right()),
        equal
            ? "-"
            : "%.1f".formatted(100 * rates.chosen() * theory(condition.gain(), condition.own())),
        100 * rates.naive());
  }

  private static double percent(String row, int column) {
    return Double.parseDouble(row.split("\\|", -1)[column + 1].strip());
  }

  private static List<String> documented() throws IOException {
    return Files.readAllLines(EVIDENCE).stream()
        .filter(line -> line.matches("\\| (normal|heavy|skewed).*"))
        .toList();
  }
}
