package org.hillock.reproduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.report.TextFinding;
import org.hillock.work.Crew;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Check HELD = Check.below("x", 1, 2);
  private static final Check MISSED = Check.above("x", 1, 2);

  @Test
  void aClaimAgreesIfAllChecksHold() {
    assertEquals(Agreement.AGREES, Agreement.of(List.of(HELD, HELD)));
    assertEquals(Agreement.PARTLY, Agreement.of(List.of(HELD, MISSED)));
    assertEquals(Agreement.DISAGREES, Agreement.of(List.of(MISSED, MISSED)));
  }

  @Test
  void noCheckHoldsForNaN() {
    assertFalse(Check.below("x", Double.NaN, 1).holds());
    assertFalse(Check.above("x", Double.NaN, 1).holds());
  }

  @Test
  void theTextSaysWhatWasClaimedMeasuredAndConcluded() {
    Finding finding =
        new Finding(
            new Claim("snow", "Snow is white.", "everyone"),
            "We looked.",
            List.of(
                new Figures("colors", List.of("thing", "white"), List.of(List.of("snow", "0.98")))),
            List.of(Check.above("whiteness", 0.98, 0.5), Check.below("blackness", 0.9, 0.1)));
    assertEquals(
        """
        claim: Snow is white.
        source: everyone
        here: We looked.

        colors
        thing  white
        snow    0.98

        yes: whiteness above 0.5000: 0.9800
        no:  blackness below 0.1000: 0.9000
        snow: agrees in part
        """,
        TextFinding.of(finding));
  }

  @Test
  void longParagraphsAreBrokenBetweenWords() {
    String wrapped = TextFinding.wrapped("word ".repeat(50).strip(), "  ");
    assertTrue(wrapped.lines().allMatch(line -> line.length() <= 110), wrapped);
    assertTrue(wrapped.lines().skip(1).allMatch(line -> line.startsWith("  word")), wrapped);
  }

  @Test
  void aTableWithAMissingCellIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Figures("x", List.of("a", "b"), List.of(List.of("1"))));
  }

  @Test
  void everyReproductionHasANameOfItsOwn() {
    List<String> names = Reproductions.all().stream().map(r -> r.claim().name()).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
    assertEquals(names.getFirst(), Reproductions.named(names.getFirst()).claim().name());
  }

  @Test
  void anUnknownNameSaysWhichIsNear() {
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> Reproductions.named("swish-dept"));
    assertTrue(e.toString().contains("did you mean \"swish-depth\"?"), e.toString());
  }

  @Test
  void dataOfAnotherTaskAreRefused() {
    List<String> x = new ArrayList<>();
    List<String> y = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      x.add(String.valueOf(i));
      y.add(String.valueOf(i * 1.25));
    }
    List<Column> columns = List.of(new Column("x", x), new Column("y", y));
    Problem problem = Problem.of(Table.of("rows.csv", columns), "y");
    Crew crew = new Crew(1, (done, total, what) -> {});
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> new SwishDepth().find(problem, true, crew));
    assertTrue(
        e.toString().contains("swish-depth is about multiclass, and rows.csv is regression"),
        e.toString());
  }

  @Test
  void resultsComeInTheOrderOfTheWorkOnAnyNumberOfThreads() {
    for (int threads : new int[] {1, 3}) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int n = i;
        work.add(() -> n * n);
      }
      List<Integer> told = new ArrayList<>();
      Crew crew = new Crew(threads, (done, total, what) -> told.add(done));
      List<Integer> squares = crew.all("square", work);
      assertEquals(361, squares.getLast());
      assertEquals(20, told.size());
    }
  }

  @Test
  void aPieceThatFailsFailsWithItsReason() {
    Crew crew = new Crew(2, (done, total, what) -> {});
    List<Callable<Integer>> work =
        List.of(() -> {
          throw new InvalidInputException("no");
        });
    assertThrows(InvalidInputException.class, () -> crew.all("piece", work));
    assertThrows(InvalidInputException.class, () -> new Crew(0, (done, total, what) -> {}));
  }
}
