package org.hillock.onnx.tuning;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.onnx.OnnxModel;

/// A model that went on learning: three fifths of the rows were learned from, one fifth chose the
/// epoch, and one fifth, which it did not see, judges.
///
/// @param model the same graph with other weights
/// @param before scores of the rows that judge, with the old weights
/// @param after scores of the same rows with the new ones
/// @param weights how many tensors were trained
/// @param epoch that was kept; 0 if none was better than none
/// @param learned how many rows it learned from
/// @param judged how many rows the scores are of
public record Continued(
    OnnxModel model, Scores before, Scores after, int weights, int epoch, int learned, int judged) {
  /// Fewer rows than this cannot be divided in three.
  private static final int FEWEST = 10;

  /// Tunes a model on rows of a table.
  ///
  /// @param cells what is right, one a row
  /// @throws InvalidInputException if there are too few rows, the cells do not fit what the model
  ///   gives, or it cannot be tuned; says why
  public static Continued of(
      OnnxModel model, Sample sample, List<String> cells, FineTuning.Settings settings) {
    checkEnough(sample.rows());
    Ending ending = Ending.of(model);
    int columns = Forward.of(model, ending.raw()).outputs(sample.some(0)).columns();
    Goal goal = Goal.of(ending.kind(), columns, cells, ClassNames.of(model, Math.max(2, columns)));
    return of(model, ending, new FineTuning.Rows(sample, goal), settings);
  }

  /// Tunes a model of which it is known how it ends.
  ///
  /// @throws InvalidInputException as the other method
  public static Continued of(
      OnnxModel model, Ending ending, FineTuning.Rows all, FineTuning.Settings settings) {
    checkEnough(all.rows());
    int[] order = order(all.rows(), settings.seed());
    int[] learned = part(order, 0, 3);
    FineTuning.Tuned tuned =
        FineTuning.of(model, ending, all.some(learned), all.some(part(order, 3, 4)), settings);
    FineTuning.Rows judge = all.some(part(order, 4, 5));
    return new Continued(
        tuned.model(),
        scores(model, ending, judge),
        scores(tuned.model(), ending, judge),
        tuned.weights().size(),
        tuned.best(),
        learned.length,
        judge.rows());
  }

  private static Scores scores(OnnxModel model, Ending ending, FineTuning.Rows judge) {
    float[] raw = Forward.of(model, ending.raw()).outputs(judge.sample()).values();
    return Scores.of(judge.goal(), raw);
  }

  /// Which of so many rows judge.
  ///
  /// @throws InvalidInputException if there are too few to be divided
  public static int[] judging(int rows, long seed) {
    checkEnough(rows);
    return part(order(rows, seed), 4, 5);
  }

  private static void checkEnough(int rows) {
    if (rows < FEWEST) {
      throw new InvalidInputException(
          "fine-tuning needs at least %d rows, and there are %d; bring more."
              .formatted(FEWEST, rows));
    }
  }

  private static int[] order(int rows, long seed) {
    return Draws.of(seed).at("rows").permutation(rows);
  }

  private static int[] part(int[] order, int from, int to) {
    return Arrays.copyOfRange(order, order.length * from / 5, order.length * to / 5);
  }
}
