package org.hillock.report;

import java.util.List;
import org.hillock.data.Problem;
import org.hillock.protocol.Rows;
import org.hillock.study.Blocks;
import org.hillock.study.Cut;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.jspecify.annotations.Nullable;

/// What was asked for in a comparison, as plain data.
///
/// @param network in words
/// @param initialization how weights started
/// @param optimizer as text, before the learning rate of each candidate
/// @param epochs at the most
/// @param patience epochs without gain that end a training
/// @param learningRates that were tried
/// @param blocks of each part
/// @param rows where test rows came from
/// @param margin differences up to this do not matter
/// @param sizeable a gain that nobody would want to miss
/// @param level share of false claims allowed
/// @param limits `typicalEpochs` and `trainingRows`, each null if not limited
/// @param concessions what was given up to keep within a budget
public record JsonPlan(
    String baseline,
    List<String> candidates,
    String network,
    String initialization,
    String optimizer,
    int rowsPerBatch,
    int epochs,
    int patience,
    String scaling,
    List<Double> learningRates,
    Blocks blocks,
    TestRows rows,
    double margin,
    double sizeable,
    double level,
    Limits limits,
    List<String> concessions) {
  /// Where the test rows of the confirmation came from.
  ///
  /// @param kind `set-aside` or `folds`
  /// @param folds of a round, or null
  /// @param train training rows of a block, or null
  /// @param test test rows of a block
  /// @param groups into which test rows set aside are divided, or null
  public record TestRows(
      String kind,
      @Nullable Integer folds,
      @Nullable Integer train,
      @Nullable Integer test,
      @Nullable Integer groups) {
    static TestRows of(Cut cut, Rows rows) {
      String kind = cut instanceof Cut.Folds ? "folds" : "set-aside";
      Integer folds = cut instanceof Cut.Folds(int count) ? count : null;
      return switch (rows) {
        case Rows.Fresh _ -> new TestRows(kind, folds, null, null, null);
        case Rows.Resampled(int train, int test) -> new TestRows(kind, folds, train, test, null);
        case Rows.HeldOut(int test, int groups) -> new TestRows(kind, folds, null, test, groups);
      };
    }
  }

  /// What is usually found out or not limited at all.
  public record Limits(@Nullable Integer typicalEpochs, @Nullable Integer trainingRows) {}

  static JsonPlan of(Study study) {
    Plan plan = study.plan();
    Problem problem = study.problem();
    return new JsonPlan(
        plan.baseline(),
        plan.candidates().stream().map(candidate -> candidate.name()).toList(),
        plan.candidate(plan.baseline()).design().label(),
        plan.initialization().toString(),
        plan.settings().optimizer().toString(),
        plan.settings().rowsPerBatch(),
        plan.settings().epochs(),
        plan.settings().patience(),
        problem.scaling().label(),
        plan.learningRates(),
        plan.blocks(),
        TestRows.of(study.cut(), study.protocol().design().rows()),
        plan.margin(),
        plan.sizeable(),
        study.protocol().design().level(),
        new Limits(
            plan.limits().typicalEpochs().orElse(null), plan.limits().trainingRows().orElse(null)),
        plan.concessions());
  }
}
