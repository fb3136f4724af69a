package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Column;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Size;
import org.hillock.data.Table;
import org.hillock.protocol.Rows;
import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void fewRowsAreTestedInTurnAndManyHaveTestRowsSetAside() {
    assertEquals(new Cut.Folds(4), cut(table(499)));
    assertEquals(new Cut.SetAside(Integer.MAX_VALUE), cut(table(500)));
    assertEquals(new Cut.SetAside(Integer.MAX_VALUE), cut(images(40, 2)));
  }

  @Test
  void aRoundOfFoldsTestsEachRowOnce() {
    Problem problem = table(41);
    Cut cut = cut(problem);
    for (int start : new int[] {0, 4, 8}) {
      int tested =
          IntStream.range(start, start + 4)
              .map(number -> cut.confirming(problem, 1, 11 + number, number).test().rows())
              .sum();
      assertEquals(41, tested);
    }
    assertFalse(
        Arrays.equals(
            cut.confirming(problem, 1, 11, 0).test().inputs(),
            cut.confirming(problem, 1, 15, 4).test().inputs()),
        "another round has other folds");
    assertTrue(cut.rows(problem, 1) instanceof Rows.Resampled);
  }

  @Test
  void rowsSetAsideAreTheSameInAllBlocks() {
    Problem problem = classes(5000);
    Cut cut = cut(problem);
    assertEquals(new Rows.HeldOut(1000, 20), cut.rows(table(5000), 1));
    float[] targets = cut.confirming(problem, 1, 11, 0).test().targets();
    assertArrayEquals(targets, cut.confirming(problem, 1, 15, 4).test().targets());
    assertFalse(
        Arrays.equals(targets, cut.confirming(problem, 2, 11, 0).test().targets()),
        "other rows have other classes");
  }

  @Test
  void asFewTestRowsAsThereAreMakeSoManyGroups() {
    Problem problem = images(40, 6);
    assertEquals(new Rows.HeldOut(6, 6), cut(problem).rows(problem, 1));
  }

  @Test
  void oneTestRowIsRefused() {
    Problem problem = images(40, 1);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> cut(problem).rows(problem, 1));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith("1 test row does not show how much rows vary; "), message);
  }

  private static Cut cut(Problem problem) {
    return Cut.of(problem, Limits.none());
  }

  private static Problem table(int rows) {
    return problem(rows, i -> String.valueOf(i * 0.5));
  }

  private static Problem classes(int rows) {
    return problem(rows, i -> "c" + i * i % 7919 % 5);
  }

  private static Problem problem(int rows, IntFunction<String> target) {
    List<String> x = IntStream.range(0, rows).mapToObj(String::valueOf).toList();
    List<String> y = IntStream.range(0, rows).mapToObj(target).toList();
    Table table = Table.of("made-up.csv", List.of(new Column("x", x), new Column("y", y)));
    return Problem.of(table, List.of("y"), Optional.empty());
  }

  private static Problem images(int train, int test) {
    return Problem.of(drawn(train), Optional.of(drawn(test)), Optional.empty());
  }

  private static Images drawn(int images) {
    byte[] pixels = new byte[images * 4];
    byte[] labels = new byte[images];
    for (int i = 0; i < images; i++) {
      labels[i] = (byte) (i % 2);
      pixels[i * 4 + i % 2] = (byte) (100 + i);
    }
    return new Images(
        "drawn", new Size(2, 2), 1, pixels, Optional.of(labels), List.of("a", "b"), List.of());
  }
}
