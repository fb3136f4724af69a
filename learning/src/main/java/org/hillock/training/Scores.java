package org.hillock.training;

import java.util.EnumMap;
import java.util.Map;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.network.Network;

/// How good one network's predictions are on one data set.
///
/// @param values each metric that applies to the task
public record Scores(Map<Metric, Double> values) {
  /// Copies the map.
  public Scores {
    values = Map.copyOf(values);
  }

  /// One metric's value.
  ///
  /// @throws IllegalArgumentException if it does not apply to the task
  public double of(Metric metric) {
    Double value = values.get(metric);
    if (value == null) {
      throw new IllegalArgumentException(metric + " does not apply; there are " + values.keySet());
    }
    return value;
  }

  /// The scores of a network.
  ///
  /// @param coding how the targets were coded, for the unit of errors
  public static Scores of(Network network, Dataset data, TargetCoding coding) {
    return of(network.outputs(data.inputs(), data.rows()), data, coding);
  }

  /// The scores, on the test rows, of the best constant answer that the training rows suggest: the
  /// class frequencies or the mean. A network that is not better has learned nothing.
  public static Scores ofConstant(Split split) {
    Dataset train = split.train();
    Dataset test = split.test();
    float[] answer = new float[train.outputs()];
    for (int k = 0; k < answer.length; k++) {
      double mean = 0;
      for (int row = 0; row < train.rows(); row++) {
        mean += train.targets()[row * answer.length + k] / train.rows();
      }
      // Held inside (0, 1), as if half a row more had been of each kind.
      double share = (mean * train.rows() + 0.5) / (train.rows() + 1);
      answer[k] =
          (float)
              switch (train.task()) {
                case REGRESSION -> mean;
                case BINARY, MULTILABEL -> StrictMath.log(share / (1 - share));
                case MULTICLASS -> StrictMath.log(share);
              };
    }
    float[] outputs = new float[test.rows() * answer.length];
    for (int row = 0; row < test.rows(); row++) {
      System.arraycopy(answer, 0, outputs, row * answer.length, answer.length);
    }
    return of(outputs, test, split.encoder().target());
  }

  private static Scores of(float[] outputs, Dataset data, TargetCoding coding) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    if (data.task() == Task.REGRESSION) {
      double scale =
          coding instanceof TargetCoding.Numbers numbers && numbers.scales().size() == 1
              ? numbers.scales().getFirst()
              : 1;
      Loss loss = Loss.of(data.task());
      double squared = loss.mean(outputs, data.targets(), data.rows(), data.outputs());
      values.put(Metric.RMSE, scale * Math.sqrt(squared));
      values.put(Metric.R2, explained(outputs, data));
    } else {
      Loss loss = Loss.of(data.task());
      values.put(Metric.LOG_LOSS, loss.mean(outputs, data.targets(), data.rows(), data.outputs()));
      Hits hits = data.task() == Task.MULTICLASS ? classes(outputs, data) : labels(outputs, data);
      values.put(Metric.ACCURACY, hits.share());
      values.put(Metric.BALANCED_ACCURACY, hits.balanced());
    }
    return new Scores(values);
  }

  /// Mean over the outputs of 1 - Σ (t - y)² / Σ (t - mean t)²; an output whose targets are all
  /// equal counts 0.
  private static double explained(float[] outputs, Dataset data) {
    double sum = 0;
    for (int k = 0; k < data.outputs(); k++) {
      double mean = 0;
      for (int row = 0; row < data.rows(); row++) {
        mean += data.targets()[row * data.outputs() + k] / (double) data.rows();
      }
      double error = 0;
      double spread = 0;
      for (int row = 0; row < data.rows(); row++) {
        int at = row * data.outputs() + k;
        double target = data.targets()[at];
        error += (target - outputs[at]) * (target - outputs[at]);
        spread += (target - mean) * (target - mean);
      }
      sum += spread == 0 ? 0 : 1 - error / spread;
    }
    return sum / data.outputs();
  }

  private static Hits classes(float[] outputs, Dataset data) {
    int classes = data.outputs();
    Hits hits = new Hits(1, classes);
    for (int row = 0; row < data.rows(); row++) {
      hits.add(0, largest(data.targets(), row, classes), largest(outputs, row, classes));
    }
    return hits;
  }

  /// Yes or no for each output; a raw output of 0 or more, that is a probability of 1/2 or more, is
  /// yes.
  private static Hits labels(float[] outputs, Dataset data) {
    Hits hits = new Hits(data.outputs(), 2);
    for (int i = 0; i < data.rows() * data.outputs(); i++) {
      hits.add(i % data.outputs(), data.targets()[i] > 0.5f ? 1 : 0, outputs[i] >= 0 ? 1 : 0);
    }
    return hits;
  }

  private static int largest(float[] values, int row, int width) {
    int best = 0;
    for (int k = 1; k < width; k++) {
      best = values[row * width + k] > values[row * width + best] ? k : best;
    }
    return best;
  }

  /// Counts of right answers, by question and class.
  private record Hits(int[][] right, int[][] seen) {
    Hits(int questions, int classes) {
      this(new int[questions][classes], new int[questions][classes]);
    }

    void add(int question, int truth, int answer) {
      seen[question][truth]++;
      right[question][truth] += truth == answer ? 1 : 0;
    }

    double share() {
      int allRight = 0;
      int all = 0;
      for (int q = 0; q < seen.length; q++) {
        for (int c = 0; c < seen[q].length; c++) {
          allRight += right[q][c];
          all += seen[q][c];
        }
      }
      return (double) allRight / all;
    }

    /// Mean over questions of the mean over the classes that occur.
    double balanced() {
      double sum = 0;
      for (int q = 0; q < seen.length; q++) {
        double recalls = 0;
        int classes = 0;
        for (int c = 0; c < seen[q].length; c++) {
          if (seen[q][c] > 0) {
            recalls += (double) right[q][c] / seen[q][c];
            classes++;
          }
        }
        sum += recalls / classes;
      }
      return sum / seen.length;
    }
  }
}
