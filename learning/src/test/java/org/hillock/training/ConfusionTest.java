package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hillock.data.Dataset;
import org.hillock.data.Task;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  @Test
  void theLargestOutputIsTheAnswer() {
    Dataset data = data(Task.MULTICLASS, 3, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0);
    Confusion one =
        Confusion.of(new float[] {3, 1, 2, -1, -2, 0, 0, 5, 5, 2, 2, 2}, data).getFirst();
    // Of equal ones the first.
    assertArrayEquals(new int[][] {{2, 0, 1}, {0, 1, 0}, {0, 0, 0}}, one.counts());
    assertEquals(List.of(4, 3, 3), List.of(one.examples(), one.examples(0), one.right()));
    assertEquals(2 / 3.0, one.recall(0));
    assertTrue(Double.isNaN(one.recall(2)), "no example is of that class");
    assertEquals((2 / 3.0 + 1) / 2, one.meanRecall());
  }

  @Test
  void eachLabelIsAQuestionOfItsOwn() {
    Dataset data = data(Task.MULTILABEL, 2, 1, 0, 0, 0, 1, 1);
    List<Confusion> all = Confusion.of(new float[] {0, -1, 2, 0.5f, -0.5f, 7}, data);
    assertArrayEquals(new int[][] {{0, 1}, {1, 1}}, all.get(0).counts());
    assertArrayEquals(new int[][] {{1, 1}, {0, 1}}, all.get(1).counts());
  }

  @Test
  void numbersAreNotConfused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Confusion.of(new float[2], data(Task.REGRESSION, 1, 1, 2)));
  }

  private static Dataset data(Task task, int outputs, float... targets) {
    int rows = targets.length / outputs;
    return new Dataset(rows, 1, new float[rows], outputs, targets, task);
  }
}
