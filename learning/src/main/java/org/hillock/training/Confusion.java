package org.hillock.training;

import java.util.ArrayList;
import java.util.List;
import org.hillock.data.Dataset;

/// How often each class was taken for which, for one question.
///
/// @param counts of examples, by the class that is true and by the class that was answered; no and
///   yes for a label
@SuppressWarnings("ArrayRecordComponent")
public record Confusion(int[][] counts) {
  /// One for the classes, or one a label.
  ///
  /// @param outputs raw; the largest is the answer of classes, and 0 or more, which is a
  ///   probability of 1/2 or more, says yes
  /// @throws IllegalArgumentException if the task is regression
  public static List<Confusion> of(float[] outputs, Dataset data) {
    return switch (data.task()) {
      case REGRESSION ->
          throw new IllegalArgumentException("numbers are not confused; use classes or labels.");
      case MULTICLASS -> List.of(classes(outputs, data));
      case BINARY, MULTILABEL -> labels(outputs, data);
    };
  }

  private static Confusion classes(float[] outputs, Dataset data) {
    int classes = data.outputs();
    int[][] counts = new int[classes][classes];
    for (int row = 0; row < data.rows(); row++) {
      counts[largest(data.targets(), row, classes)][largest(outputs, row, classes)]++;
    }
    return new Confusion(counts);
  }

  private static int largest(float[] values, int row, int width) {
    int best = 0;
    for (int k = 1; k < width; k++) {
      best = values[row * width + k] > values[row * width + best] ? k : best;
    }
    return best;
  }

  private static List<Confusion> labels(float[] outputs, Dataset data) {
    List<Confusion> all = new ArrayList<>();
    for (int k = 0; k < data.outputs(); k++) {
      int[][] counts = new int[2][2];
      for (int i = k; i < data.rows() * data.outputs(); i += data.outputs()) {
        counts[data.targets()[i] > 0.5f ? 1 : 0][outputs[i] >= 0 ? 1 : 0]++;
      }
      all.add(new Confusion(counts));
    }
    return all;
  }

  /// How many examples there are.
  public int examples() {
    int sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += examples(k);
    }
    return sum;
  }

  /// How many examples of a class there are.
  public int examples(int truth) {
    int sum = 0;
    for (int count : counts[truth]) {
      sum += count;
    }
    return sum;
  }

  /// How many answers are right.
  public int right() {
    int sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += counts[k][k];
    }
    return sum;
  }

  /// The share of a class's examples that are right; NaN if it has none.
  public double recall(int truth) {
    return (double) counts[truth][truth] / examples(truth);
  }

  /// The mean recall of the classes that occur.
  public double meanRecall() {
    double sum = 0;
    int occurring = 0;
    for (int k = 0; k < counts.length; k++) {
      if (examples(k) > 0) {
        sum += recall(k);
        occurring++;
      }
    }
    return sum / occurring;
  }
}
