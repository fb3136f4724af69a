package org.hillock.cli;

import java.util.List;
import java.util.OptionalDouble;
import org.hillock.onnx.swap.Comparison;
import org.hillock.onnx.tuning.Scores;
import org.jspecify.annotations.Nullable;

/// A swap as JSON; what was not measured is null.
///
/// @param old function that was there
/// @param replacement function that is there now
/// @param nodes that gave the results
/// @param rows of all measures
/// @param meanChange of the raw outputs
/// @param otherClass share of rows for which another class is chosen
/// @param slower time of the new model by that of the old
record SwapJson(
    String old,
    String replacement,
    List<String> nodes,
    int rows,
    double meanChange,
    double largestChange,
    double outputSize,
    @Nullable Double otherClass,
    @Nullable ScoresJson before,
    @Nullable ScoresJson after,
    @Nullable TunedJson tuned,
    double slower) {
  /// How well a model does.
  record ScoresJson(double loss, @Nullable Double accuracy) {
    static ScoresJson of(Scores scores) {
      return new ScoresJson(scores.loss(), orNull(scores.accuracy()));
    }
  }

  /// What fine-tuning did.
  ///
  /// @param epoch that was kept; 0 if none was better
  record TunedJson(int tensors, int rows, int epoch, ScoresJson scores) {
    static TunedJson of(Comparison.Tuned tuned) {
      return new TunedJson(
          tuned.weights(), tuned.rows(), tuned.epoch(), ScoresJson.of(tuned.scores()));
    }
  }

  static SwapJson of(Comparison comparison) {
    return new SwapJson(
        comparison.replacement().from(),
        comparison.replacement().name(),
        comparison.swap().replaced().stream().map(one -> one.node().outputs().getFirst()).toList(),
        comparison.rows(),
        comparison.change().mean(),
        comparison.change().largest(),
        comparison.change().size(),
        orNull(comparison.change().otherClass()),
        comparison.before().map(ScoresJson::of).orElse(null),
        comparison.after().map(ScoresJson::of).orElse(null),
        comparison.tuned().map(TunedJson::of).orElse(null),
        comparison.slower());
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
