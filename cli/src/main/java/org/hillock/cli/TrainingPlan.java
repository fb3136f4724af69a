package org.hillock.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.diagnosis.Case;
import org.hillock.network.Dense;
import org.hillock.network.Network;
import org.hillock.notation.NamedActivation;
import org.hillock.onnx.model.Model;
import org.hillock.probe.Autopsy;
import org.hillock.probe.Cadence;
import org.hillock.probe.Journal;
import org.hillock.report.JsonTraining;
import org.hillock.report.TextAutopsy;
import org.hillock.training.Execution;
import org.hillock.training.Identity;
import org.hillock.training.Metric;
import org.hillock.training.Recorder;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Trainer;
import org.hillock.training.Watcher;

/// All that decides what one `hillock train` comes to.
///
/// @param which the case
/// @param activation of the case by its name
/// @param split the rows of the case
/// @param start the network before the training
/// @param origin the model that has this network; empty if it is new
record TrainingPlan(
    Case which, NamedActivation activation, Split split, Network start, Optional<Origin> origin) {
  Run run(Execution execution) {
    return Trainer.fit(start, split, which.settings(), which.seed(), execution);
  }

  /// The same watcher, and a look at the network now and then.
  Watcher observed(Journal journal, Watcher watcher) {
    return new Recorder(
        split.train(), Identity.loss(split, which.settings()), Cadence.usual(), journal, watcher);
  }

  /// Checks before the training that its model can be written.
  ///
  /// @throws org.hillock.activation.InvalidInputException if these operators cannot say it
  void checkWritable(OptionalLong opset) {
    model(start, Map.of()).onnx(opset);
  }

  /// The model of a training.
  Model model(Run run, Pedigree pedigree) {
    return model(
        run.network(),
        pedigree.texts(split.problem(), "test", scores(run.network()), Optional.empty()));
  }

  private Model model(Network network, Map<String, String> provenance) {
    return new Model(
        network,
        which.design().blueprint(which.demand(split)),
        activation,
        split.encoder(),
        provenance);
  }

  /// @param seconds that the training took
  JsonTraining json(Run run, String version, double seconds) {
    return JsonTraining.of(
        split,
        Identity.of(start, split, which.settings(), which.seed()),
        run,
        scores(run.network()),
        Map.of("hillock", version, "java", Runtime.version().toString()),
        Map.of("training", seconds));
  }

  /// The result in words.
  ///
  /// @param out where the model is
  String text(Run run, String out) {
    StringBuilder text = new StringBuilder();
    split.problem().notes().forEach(note -> text.append("note: %s%n".formatted(note)));
    origin.ifPresent(file ->
        text.append(
            "%s, as it was: test rows: %s%n"
                .formatted(file.name(), text(scores(start), split.problem()))));
    text.append(
        "%s: best of %d epochs was %d%s; test rows: %s; model in %s%n"
            .formatted(
                which.activation().name(),
                run.epochs(),
                run.bestEpoch(),
                run.finite() ? "" : " (then a number was no longer finite)",
                text(scores(run.network()), split.problem()),
                out));
    run.autopsy().ifPresent(autopsy -> text.append(text(run, autopsy)));
    run.network()
        .collapse()
        .ifPresent(one ->
            text.append(
                "note: all layers are linear, so the %d of them amount to one linear layer of %d numbers.%n"
                    .formatted(dense(run.network()), one.parameters().length)));
    return text.toString();
  }

  /// @param autopsy of the first number that was not finite
  private String text(Run run, Autopsy autopsy) {
    int[] rows = Split.trainingRows(split.problem(), which.seed());
    String answer =
        run.skipped() + run.rollbacks() == 0
            ? ""
            : "note: steps skipped because a number was not finite: %d; times gone back: %d. The first:%n"
                .formatted(run.skipped(), run.rollbacks());
    return answer + TextAutopsy.of(autopsy, split.problem().source(), rows);
  }

  private static long dense(Network network) {
    return network.layers().stream().filter(Dense.class::isInstance).count();
  }

  private static String text(Scores scores, Problem problem) {
    return Metric.of(problem.task()).stream()
        .map(metric -> metric.label() + String.format(Locale.ROOT, " %.4f", scores.of(metric)))
        .collect(Collectors.joining(", "));
  }

  private Scores scores(Network network) {
    return Scores.of(network, split.test(), split.encoder().target());
  }
}
