package org.hillock.onnx.swap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.tuning.ClassNames;
import org.hillock.onnx.tuning.Ending;
import org.hillock.onnx.tuning.FineTuning;
import org.hillock.onnx.tuning.Forward;
import org.hillock.onnx.tuning.Goal;
import org.hillock.onnx.tuning.Sample;

/// A model before and after a swap, on rows of the user's, and after fine-tuning.
///
/// @param replacement what was asked for
/// @param swap the new model
/// @param rows how many rows all this is of
/// @param change of the raw outputs
/// @param before scores of the old model; empty without a target
/// @param after scores of the new model
/// @param tuned what fine-tuning made of it
/// @param slower time of the new model by that of the old
public record Comparison(
    Replacement replacement,
    Swap swap,
    int rows,
    Change change,
    Optional<Scores> before,
    Optional<Scores> after,
    Optional<Tuned> tuned,
    double slower) {
  /// Fewer rows than this cannot be divided in three.
  private static final int FEWEST = 10;

  /// The new model, tuned if it was.
  public OnnxModel result() {
    return tuned.map(Tuned::model).orElse(swap.model());
  }

  /// A model after fine-tuning.
  ///
  /// @param model the same graph with other weights
  /// @param scores of rows that it has not seen
  /// @param weights how many tensors were trained
  /// @param epoch that was kept; 0 if none was better than none
  /// @param rows that it learned from
  public record Tuned(OnnxModel model, Scores scores, int weights, int epoch, int rows) {}

  /// Swaps and compares.
  ///
  /// @param sample rows
  /// @param cells of the target, one a row; empty if it is not known
  /// @param tuning how to fine-tune; empty for not at all
  /// @param clock nanoseconds
  /// @throws InvalidInputException if the swap is not possible, rows or target do not fit, or the
  ///   model cannot be tuned
  public static Comparison of(
      OnnxModel model,
      Replacement replacement,
      Sample sample,
      Optional<List<String>> cells,
      Optional<FineTuning.Settings> tuning,
      LongSupplier clock) {
    if (tuning.isPresent() && cells.isEmpty()) {
      throw new InvalidInputException(
          "fine-tuning needs to know what is right; name the column of the data with --target.");
    }
    Swap swap = Swap.of(model, replacement);
    Ending ending = Ending.of(model);
    int[] order =
        Draws.of(tuning.map(FineTuning.Settings::seed).orElse(1L))
            .at("rows")
            .permutation(sample.rows());
    int[] judged = tuning.isPresent() ? part(order, 4, 5) : part(order, 0, 5);
    Sample rows = tuning.isPresent() ? sample.some(judged) : sample;
    Forward old = Forward.of(model, ending.raw());
    // The activation at the end may be what was swapped.
    Ending newEnding = Ending.of(swap.model());
    Forward fresh = Forward.of(swap.model(), newEnding.raw());
    Forward.Outputs before = old.outputs(rows);
    Forward.Outputs after = fresh.outputs(rows);
    Optional<Goal> all =
        cells.map(known ->
            Goal.of(
                ending.kind(),
                before.columns(),
                known,
                ClassNames.of(model, Math.max(2, before.columns()))));
    Optional<Goal> goal = tuning.isPresent() ? all.map(one -> one.some(judged)) : all;
    boolean isChoice =
        goal.map(Goal::isChoice).orElse(ending.kind() != Ending.Kind.NONE || before.columns() > 1);
    Optional<Tuned> tuned =
        tuning.flatMap(settings ->
            all.map(one -> tuned(swap.model(), newEnding, sample, one, order, settings)));
    return new Comparison(
        replacement,
        swap,
        rows.rows(),
        Change.of(before.values(), after.values(), before.columns(), isChoice),
        goal.map(one -> Scores.of(one, before.values())),
        goal.map(one -> Scores.of(one, after.values())),
        tuned,
        Speed.ratio(old, fresh, rows, clock));
  }

  /// Three fifths of the rows are learned from, one chooses the epoch, one judges.
  private static Tuned tuned(
      OnnxModel model,
      Ending ending,
      Sample sample,
      Goal goal,
      int[] order,
      FineTuning.Settings settings) {
    if (order.length < FEWEST) {
      throw new InvalidInputException(
          "fine-tuning needs at least %d rows, and there are %d; bring more."
              .formatted(FEWEST, order.length));
    }
    FineTuning.Rows all = new FineTuning.Rows(sample, goal);
    int[] learned = part(order, 0, 3);
    FineTuning.Tuned tuned =
        FineTuning.of(model, ending, all.some(learned), all.some(part(order, 3, 4)), settings);
    FineTuning.Rows judge = all.some(part(order, 4, 5));
    float[] raw = Forward.of(tuned.model(), ending.raw()).outputs(judge.sample()).values();
    return new Tuned(
        tuned.model(),
        Scores.of(judge.goal(), raw),
        tuned.weights().size(),
        tuned.best(),
        learned.length);
  }

  private static int[] part(int[] order, int from, int to) {
    int begin = order.length * from / 5;
    return Arrays.copyOfRange(order, begin, order.length * to / 5);
  }
}
