package org.hillock.data;

import static org.hillock.data.Tables.column;
import static org.hillock.data.Tables.x;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 99, 100, 101, 1234})
  void partsAreDisjointCompleteAndInProportion(int rows) {
    Parts parts = Parts.of(problem(column("y", rows, r -> r * 0.5)), 7);
    int[] all =
        Stream.of(parts.train(), parts.validation(), parts.test())
            .flatMapToInt(Arrays::stream)
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, rows).toArray(), all);
    assertEquals(0.2 * rows, parts.validation().length, 0.5);
    assertEquals(0.2 * rows, parts.test().length, 0.5);
  }

  @Test
  void partsAreStratifiedByClass() {
    // 700 a, 250 b, 47 c, 3 d
    Column y = column("y", 1000, r -> r < 700 ? "a" : r < 950 ? "b" : r < 997 ? "c" : "d");
    Parts parts = Parts.of(problem(y), 7);
    assertEquals(List.of(420L, 150L, 29L, 1L), counts(y, parts.train()));
    assertEquals(List.of(140L, 50L, 9L, 1L), counts(y, parts.validation()));
    assertEquals(List.of(140L, 50L, 9L, 1L), counts(y, parts.test()));
  }

  private static List<Long> counts(Column y, int[] rows) {
    return Stream.of("a", "b", "c", "d")
        .map(name -> Arrays.stream(rows).filter(r -> y.cells().get(r).equals(name)).count())
        .toList();
  }

  @Test
  void seedAloneDecidesTheSplit() {
    Problem problem = problem(column("y", 200, r -> r % 3));
    assertArrayEquals(Split.of(problem, 5).test().inputs(), Split.of(problem, 5).test().inputs());
    assertFalse(Arrays.equals(Parts.of(problem, 5).test(), Parts.of(problem, 6).test()));
  }

  @Test
  void validationAndTestRowsDoNotReachTheEncoder() {
    int rows = 200;
    Column y = column("y", rows, r -> r * 0.5);
    int[] train = Parts.of(problem(y), 5).train();
    Column spoiled =
        column("y", rows, r -> Arrays.binarySearch(train, r) >= 0 ? r * 0.5 : -1e6 * r);
    Table clean = Tables.of(x(rows), column("c", rows, r -> "k" + r % 4), y);
    Table dirty =
        Tables.of(
            column("x", rows, r -> Arrays.binarySearch(train, r) >= 0 ? r : 1e9 * r),
            column("c", rows, r -> Arrays.binarySearch(train, r) >= 0 ? "k" + r % 4 : "new"),
            spoiled);
    assertEquals(
        Split.of(Problem.of(clean, List.of("y"), Optional.empty()), 5).encoder(),
        Split.of(Problem.of(dirty, List.of("y"), Optional.empty()), 5).encoder());
  }

  @Test
  void rowsAreEncodedAsAGivenEncoderDoesAndCutAsEver() {
    Problem problem = problem(column("y", 200, r -> "c" + r % 3));
    Encoder other = Split.of(problem(column("y", 60, r -> "c" + r % 4)), 1).encoder();
    Split split = Split.of(problem, other, 5);
    assertEquals(other, split.encoder());
    assertEquals(4, split.train().outputs());
    int[] test = Parts.of(problem, 5).test();
    assertArrayEquals(other.encode(problem.examples(), test).inputs(), split.test().inputs());
  }

  @Test
  void everyClassIsInEveryPart() {
    // 5 classes of 3 rows: the smallest that can be split.
    Split split = Split.of(problem(column("y", 15, r -> "c" + r % 5)), 1);
    for (Dataset part : List.of(split.train(), split.validation(), split.test())) {
      assertEquals(5, part.rows());
      for (int k = 0; k < 5; k++) {
        int output = k;
        assertTrue(
            IntStream.range(0, 5).anyMatch(row -> part.targets()[row * 5 + output] == 1),
            () -> "class " + output);
      }
    }
  }

  @Test
  void datasetsCheckTheirShape() {
    float[] six = new float[6];
    float[] two = new float[2];
    new Dataset(2, 3, six, 1, two, Task.BINARY);
    assertThrows(IllegalArgumentException.class, () -> new Dataset(3, 3, six, 1, two, Task.BINARY));
    assertThrows(
        IllegalArgumentException.class, () -> new Dataset(2, 3, six, 2, two, Task.MULTICLASS));
    assertThrows(IllegalArgumentException.class, () -> new Dataset(1, 6, six, 2, two, Task.BINARY));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Dataset(0, 3, new float[0], 1, new float[0], Task.BINARY));
  }

  private static Problem problem(Column y) {
    return Problem.of(Tables.of(x(y.cells().size()), y), List.of("y"), Optional.empty());
  }
}
