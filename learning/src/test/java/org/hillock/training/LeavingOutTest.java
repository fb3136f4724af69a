package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.data.Dataset;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scores without a group of rows are those of the other rows.
class LeavingOutTest {
  private static final int ROWS = 23;
  private static final TargetCoding CLASSES =
      new TargetCoding.Classes("y", Task.MULTICLASS, List.of("a", "b", "c"));

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20, 23})
  void eachGroupIsLeftOutOnce(int groups) {
    float[] outputs = outputs(ROWS);
    Dataset data = data(ROWS);
    List<Scores> without = Scores.leavingOut(outputs, data, CLASSES, groups);
    assertEquals(groups, without.size());
    for (int g = 0; g < groups; g++) {
      int group = g;
      int[] kept = IntStream.range(0, ROWS).filter(row -> row % groups != group).toArray();
      float[] answers = pick(outputs, kept);
      Dataset some =
          new Dataset(
              kept.length,
              1,
              new float[kept.length],
              3,
              pick(data.targets(), kept),
              Task.MULTICLASS);
      assertEquals(Scores.of(answers, some, CLASSES), without.get(g));
    }
  }

  /// Σ over groups of rows left out × what they lose = 0, since each row's loss is in the mean
  /// once.
  @Test
  void theMeanOverGroupsOfEqualSizeIsTheScoreOfAllRows() {
    float[] outputs = outputs(20);
    double mean =
        Scores.leavingOut(outputs, data(20), CLASSES, 10).stream()
            .mapToDouble(scores -> scores.of(Metric.LOG_LOSS))
            .average()
            .orElseThrow();
    assertEquals(Scores.of(outputs, data(20), CLASSES).of(Metric.LOG_LOSS), mean, 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 24})
  void groupsThatLeaveNothingOrAreEmptyAreRefused(int groups) {
    assertEquals(
        groups + " groups of 23 rows; give at least 2 and at most one a row.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Scores.leavingOut(outputs(ROWS), data(ROWS), CLASSES, groups))
            .getMessage());
  }

  private static float[] outputs(int rows) {
    float[] outputs = new float[rows * 3];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) Draws.of(4).normal(i);
    }
    return outputs;
  }

  private static Dataset data(int rows) {
    float[] targets = new float[rows * 3];
    for (int row = 0; row < rows; row++) {
      targets[row * 3 + row * 7 % 3] = 1;
    }
    return new Dataset(rows, 1, new float[rows], 3, targets, Task.MULTICLASS);
  }

  private static float[] pick(float[] values, int[] rows) {
    float[] some = new float[rows.length * 3];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * 3, some, i * 3, 3);
    }
    return some;
  }
}
