package org.hillock.data;

import static org.hillock.data.Tables.column;
import static org.hillock.data.Tables.x;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"10, 2", "11, 4", "150, 4", "151, 4", "99, 10"})
  void aRoundTestsEachRowOnce(int rows, int folds) {
    Problem problem = problem(column("y", rows, r -> r * 0.5));
    int[] tested =
        IntStream.range(0, folds)
            .flatMap(fold -> Arrays.stream(Parts.fold(problem, 3, fold, folds).test()))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, rows).toArray(), tested);
  }

  @ParameterizedTest
  @CsvSource({"10, 2", "11, 4", "150, 4", "151, 4", "99, 10"})
  void partsAreDisjointAndAFifthIsForValidation(int rows, int folds) {
    Problem problem = problem(column("y", rows, r -> r * 0.5));
    for (int fold = 0; fold < folds; fold++) {
      Parts parts = Parts.fold(problem, 3, fold, folds);
      int[] all =
          Stream.of(parts.train(), parts.validation(), parts.test())
              .flatMapToInt(Arrays::stream)
              .sorted()
              .toArray();
      assertArrayEquals(IntStream.range(0, rows).toArray(), all);
      assertEquals(rows / (double) folds, parts.test().length, 1);
      assertEquals(0.2 * rows, parts.validation().length, 0.5);
    }
  }

  @Test
  void foldsAreStratifiedAndDifferByOneRowAtTheMost() {
    // 701 a, 250 b, 46 c, 3 d
    Column y = column("y", 1000, r -> r < 701 ? "a" : r < 951 ? "b" : r < 997 ? "c" : "d");
    for (int fold = 0; fold < 4; fold++) {
      Parts parts = Parts.fold(problem(y), 7, fold, 4);
      assertEquals(250, parts.test().length);
      assertEquals(701 / 4.0, count(y, "a", parts.test()), 1);
      assertEquals(250 / 4.0, count(y, "b", parts.test()), 1);
      assertEquals(46 / 4.0, count(y, "c", parts.test()), 1);
      assertEquals(3 / 4.0, count(y, "d", parts.test()), 1);
      assertEquals(140, count(y, "a", parts.validation()));
      for (String name : List.of("a", "b", "c", "d")) {
        assertTrue(count(y, name, parts.train()) > 0, name + " is learned in fold " + fold);
      }
    }
  }

  @Test
  void theSmallestClassesThatCanBeSplitCanBeFolded() {
    Problem problem = problem(column("y", 15, r -> "c" + r % 5));
    for (int fold = 0; fold < 4; fold++) {
      Split split = Split.fold(problem, 1, fold, 4);
      assertEquals(15, split.train().rows() + split.validation().rows() + split.test().rows());
    }
  }

  @Test
  void seedAndFoldAloneDecide() {
    Problem problem = problem(column("y", 200, r -> r % 3));
    assertArrayEquals(
        Split.fold(problem, 5, 1, 4).test().inputs(), Split.fold(problem, 5, 1, 4).test().inputs());
    assertFalse(
        Arrays.equals(Parts.fold(problem, 5, 1, 4).test(), Parts.fold(problem, 6, 1, 4).test()));
    assertFalse(
        Arrays.equals(
            Parts.fold(problem, 5, 1, 4).validation(), Parts.fold(problem, 5, 2, 4).validation()));
  }

  @Test
  void testedRowsDoNotReachTheEncoder() {
    int rows = 100;
    int[] tested = Parts.fold(problem(column("y", rows, r -> r * 0.5)), 5, 2, 4).test();
    Column spoiled = column("x", rows, r -> Arrays.binarySearch(tested, r) >= 0 ? 1e6 * r : r);
    Table dirty = Tables.of(spoiled, column("y", rows, r -> r * 0.5));
    assertEquals(
        Split.fold(problem(column("y", rows, r -> r * 0.5)), 5, 2, 4).encoder(),
        Split.fold(Problem.of(dirty, List.of("y"), Optional.empty()), 5, 2, 4).encoder());
  }

  @Test
  void whatCannotBeFoldedIsRefused() throws IOException {
    Problem problem = problem(column("y", 40, r -> r * 0.5));
    refused(problem, 0, 1, "fold 0 of 1; ");
    refused(problem, 4, 4, "fold 4 of 4; ");
    refused(problem, -1, 4, "fold -1 of 4; ");
    Images train = (Images) Examples.read(IdxFiles.bars(folder, "train", 40, 4));
    Images test = (Images) Examples.read(IdxFiles.bars(folder, "test", 20, 4));
    refused(
        Problem.of(train, Optional.of(test), Optional.empty()),
        0,
        4,
        "fold 0 of 4 beside test rows; ");
  }

  private static void refused(Problem problem, int fold, int folds, String start) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Split.fold(problem, 1, fold, folds));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(start), message);
  }

  private static int count(Column y, String name, int[] rows) {
    return (int) Arrays.stream(rows).filter(r -> y.cells().get(r).equals(name)).count();
  }

  private static Problem problem(Column y) {
    return Problem.of(Tables.of(x(y.cells().size()), y), List.of("y"), Optional.empty());
  }
}
