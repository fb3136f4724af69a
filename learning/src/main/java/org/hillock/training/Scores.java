package org.hillock.training;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.data.Dataset;
import org.hillock.data.RowStore;
import org.hillock.data.Split;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.network.Network;

/// How good one network's predictions are on one data set.
///
/// @param values each metric that applies to the task
public record Scores(Map<Metric, Double> values) {
  private static final int SOME = 1024;

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
    return of(outputs(network, data), data, coding);
  }

  /// The scores, on the test rows, of the best constant answer that the training rows suggest: the
  /// class frequencies or the mean. A network that is not better has learned nothing.
  public static Scores ofConstant(Split split) {
    return ofConstant(split, split.test());
  }

  /// The scores of that answer on some rows.
  ///
  /// @param rows of the split
  public static Scores ofConstant(Split split, Dataset rows) {
    return of(constant(split.train(), rows.rows()), rows, split.encoder().target());
  }

  /// The raw outputs of that answer, for so many rows.
  ///
  /// @param train rows that suggest it
  public static float[] constant(Dataset train, int rows) {
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
    float[] outputs = new float[rows * answer.length];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(answer, 0, outputs, row * answer.length, answer.length);
    }
    return outputs;
  }

  /// A network's raw outputs, row-major. Some rows at a time, since all may not fit into memory.
  public static float[] outputs(Network network, Dataset data) {
    if (data.store() instanceof RowStore.InMemory) {
      return network.outputs(data.inputs(), data.lengths(), data.rows());
    }
    float[] outputs = new float[data.rows() * data.outputs()];
    for (int row = 0; row < data.rows(); row += SOME) {
      int count = Math.min(SOME, data.rows() - row);
      int first = row;
      float[] inputs = new float[count * data.features()];
      data.copyInputs(row, count, inputs, 0);
      Optional<int[]> lengths =
          data.lengths().map(known -> Arrays.copyOfRange(known, first, first + count));
      float[] some = network.outputs(inputs, lengths, count);
      System.arraycopy(some, 0, outputs, row * data.outputs(), some.length);
    }
    return outputs;
  }

  /// The scores of raw outputs.
  ///
  /// @param coding how the targets were coded, for the unit of errors
  public static Scores of(float[] outputs, Dataset data, TargetCoding coding) {
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
      List<Confusion> questions = Confusion.of(outputs, data);
      int right = questions.stream().mapToInt(Confusion::right).sum();
      int all = questions.stream().mapToInt(Confusion::examples).sum();
      double recalls = 0;
      for (Confusion question : questions) {
        recalls += question.meanRecall();
      }
      values.put(Metric.ACCURACY, (double) right / all);
      values.put(Metric.BALANCED_ACCURACY, recalls / questions.size());
    }
    return new Scores(values);
  }

  /// The scores without each of some groups of rows, of which group g has the rows g, g + groups
  /// and so on: what the jackknife needs.
  ///
  /// @param outputs raw, of all rows
  /// @throws IllegalArgumentException if a group would have all rows or none
  public static List<Scores> leavingOut(
      float[] outputs, Dataset data, TargetCoding coding, int groups) {
    if (groups < 2 || groups > data.rows()) {
      throw new IllegalArgumentException(
          "%d groups of %d rows; give at least 2 and at most one a row."
              .formatted(groups, data.rows()));
    }
    return IntStream.range(0, groups)
        .mapToObj(group -> without(group, groups, outputs, data, coding))
        .toList();
  }

  private static Scores without(
      int group, int groups, float[] outputs, Dataset data, TargetCoding coding) {
    int width = data.outputs();
    int[] kept = IntStream.range(0, data.rows()).filter(row -> row % groups != group).toArray();
    float[] answers = new float[kept.length * width];
    float[] targets = new float[kept.length * width];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(outputs, kept[i] * width, answers, i * width, width);
      System.arraycopy(data.targets(), kept[i] * width, targets, i * width, width);
    }
    // Scores look at targets alone, so the inputs are none.
    Dataset some = new Dataset(kept.length, 1, new float[kept.length], width, targets, data.task());
    return of(answers, some, coding);
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
}
