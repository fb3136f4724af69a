package org.hillock.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.probe.Autopsy;
import org.hillock.probe.Autopsy.Origin;
import org.hillock.probe.Circumstances;
import org.hillock.probe.Inquest;
import org.hillock.probe.Remains;

/// Finds out what was not finite in a training.
///
/// @param state in which it happened
/// @param steps that left it behind
record Postmortem(State state, Steps steps, Split split, Settings settings) {
  /// Of the step at hand.
  ///
  /// @param memory of the optimizer, if the step was tried
  /// @param rateFactor of the learning rate
  /// @return empty if all that counts is finite
  Optional<Autopsy> ofStep(List<float[]> memory, double rateFactor) {
    Network before = steps.updates().before();
    Remains remains = steps.remains(before, state.network().parameters(), memory);
    return new Inquest(remains)
        .autopsy(
            new Circumstances(
                state.steps() + 1,
                state.epoch(),
                "training",
                row -> state.lastBatch().example(row),
                inputNames(split.train()),
                targetNames(split.train()),
                settings.optimizer().learningRate() * rateFactor,
                steps.vitals()::trend));
  }

  /// Of the end of the epoch at hand, when each step of it was good.
  ///
  /// @param validation in which a loss was not finite, or else that of the epoch was not
  Autopsy ofEpoch(Evaluation validation, double rateFactor) {
    OptionalInt row = validation.firstNonFinite();
    Optional<Autopsy> found =
        row.isPresent() ? ofValidation(row.getAsInt(), validation, rateFactor) : Optional.empty();
    return found.orElseGet(() ->
        new Autopsy(
            state.steps(),
            state.epoch(),
            Origin.LOSS,
            OptionalInt.empty(),
            "the loss of the epoch",
            OptionalInt.empty(),
            List.of(),
            Double.NaN,
            "the mean over no rows",
            List.of(),
            List.of(),
            "no row of the epoch counts: each of its steps was skipped, or all weights are 0.",
            List.of("look at what was not finite in the first step that was skipped")));
  }

  private Optional<Autopsy> ofValidation(int row, Evaluation validation, double rateFactor) {
    Network network = state.network();
    Dataset data = split.validation();
    Trace trace = network.traceOfOutputs(1);
    data.copyInputs(row, 1, trace.inputs(), 0);
    data.lengths().ifPresent(known -> trace.lengths()[0][0] = known[row]);
    network.forward(trace, 1);
    float[] targets = new float[data.outputs()];
    System.arraycopy(data.targets(), row * data.outputs(), targets, 0, targets.length);
    Remains remains =
        new Remains(
            network,
            trace,
            Gradients.none(network.layers().size()).values(),
            new float[0],
            network.parameters(),
            List.of(),
            1,
            targets,
            new double[] {validation.loss(row)});
    return new Inquest(remains)
        .autopsy(
            new Circumstances(
                state.steps(),
                state.epoch(),
                "validation",
                alone -> row,
                inputNames(data),
                targetNames(data),
                settings.optimizer().learningRate() * rateFactor,
                steps.vitals()::trend));
  }

  private List<String> inputNames(Dataset data) {
    return fitting(split.encoder().inputNames(), data.features());
  }

  private List<String> targetNames(Dataset data) {
    Problem problem = split.problem();
    List<String> names = data.task() == Task.MULTICLASS ? problem.classes() : problem.targets();
    return fitting(names, data.outputs());
  }

  /// Rows that someone made without the encoder have no names.
  private static List<String> fitting(List<String> names, int count) {
    return names.size() == count ? names : List.of();
  }
}
