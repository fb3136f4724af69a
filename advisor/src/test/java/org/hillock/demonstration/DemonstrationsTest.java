package org.hillock.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hillock.activation.InvalidInputException;
import org.hillock.report.TextShowing;
import org.hillock.training.Execution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is broken on purpose is found, and found first, and its remedy helps.
class DemonstrationsTest {
  private static final int SEEDS = 20;

  @ParameterizedTest
  @MethodSource("all")
  void whatIsBrokenIsFoundFirstAndCured(Demonstration demonstration) {
    Showing showing = Showing.of(demonstration, 1, Execution.onThreads(1));
    String text = TextShowing.of(showing);
    assertTrue(showing.isDiagnosed(), text);
    assertTrue(showing.isCured(), text);
    double lost = showing.score(showing.healthy()) - showing.score(showing.broken());
    assertTrue(lost > 0.1, "it is broken: " + text);
  }

  /// As docs/diagnosis.md says.
  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("all")
  void itIsWithOtherSeeds(Demonstration demonstration) {
    Set<Integer> notDiagnosed = new TreeSet<>();
    Set<Integer> notCured = new TreeSet<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      Showing showing = Showing.of(demonstration, seed, Execution.onThreads(1));
      if (!showing.isDiagnosed()) {
        notDiagnosed.add(seed);
      }
      if (!showing.isCured()) {
        notCured.add(seed);
      }
    }
    assertEquals(Set.of(), notDiagnosed);
    assertEquals(demonstration instanceof ExplodingGradients ? Set.of(9) : Set.of(), notCured);
  }

  static List<Demonstration> all() {
    return Demonstrations.all();
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertEquals("nan", Demonstrations.named("nan").name());
    InvalidInputException unknown =
        assertThrows(InvalidInputException.class, () -> Demonstrations.named("vanish"));
    assertTrue(unknown.toString().contains("vanishing"), unknown.toString());
  }
}
