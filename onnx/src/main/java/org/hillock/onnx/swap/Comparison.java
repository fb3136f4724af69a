package org.hillock.onnx.swap;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.tuning.ClassNames;
import org.hillock.onnx.tuning.Continued;
import org.hillock.onnx.tuning.Ending;
import org.hillock.onnx.tuning.FineTuning;
import org.hillock.onnx.tuning.Forward;
import org.hillock.onnx.tuning.Goal;
import org.hillock.onnx.tuning.Sample;
import org.hillock.onnx.tuning.Scores;

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
    Optional<int[]> judging =
        tuning.map(settings -> Continued.judging(sample.rows(), settings.seed()));
    Sample rows = judging.map(sample::some).orElse(sample);
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
    Optional<Goal> goal = all.map(one -> judging.map(one::some).orElse(one));
    boolean isChoice =
        goal.map(Goal::isChoice).orElse(ending.kind() != Ending.Kind.NONE || before.columns() > 1);
    Optional<Tuned> tuned =
        tuning.flatMap(settings ->
            all.map(
                one -> tuned(swap.model(), newEnding, new FineTuning.Rows(sample, one), settings)));
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

  private static Tuned tuned(
      OnnxModel model, Ending ending, FineTuning.Rows all, FineTuning.Settings settings) {
    Continued on = Continued.of(model, ending, all, settings);
    return new Tuned(on.model(), on.after(), on.weights(), on.epoch(), on.learned());
  }
}
