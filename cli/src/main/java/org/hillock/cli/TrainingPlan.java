package org.hillock.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.network.Dense;
import org.hillock.network.Initialization;
import org.hillock.network.Network;
import org.hillock.notation.Demand;
import org.hillock.notation.Design;
import org.hillock.probe.Cadence;
import org.hillock.probe.Journal;
import org.hillock.report.JsonTraining;
import org.hillock.study.Study;
import org.hillock.training.Execution;
import org.hillock.training.Identity;
import org.hillock.training.Metric;
import org.hillock.training.Recorder;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import org.hillock.training.Watcher;

/// All that decides what one `hillock train` comes to.
///
/// @param parameters of the activation that the user gave
/// @param design the network, which may leave the activation open
/// @param initialization how its weights start
record TrainingPlan(
    Split split,
    Activation activation,
    Map<String, Double> parameters,
    Design design,
    Initialization initialization,
    Settings settings,
    long seed) {
  Run run(Execution execution) {
    return Trainer.fit(start(), split, settings, seed, execution);
  }

  /// The same watcher, and a look at the network now and then.
  Watcher observed(Journal journal, Watcher watcher) {
    return new Recorder(
        split.train(), Identity.loss(split, settings), Cadence.usual(), journal, watcher);
  }

  private Network start() {
    return design.architecture(demand()).network(seed, initialization);
  }

  private Demand demand() {
    return Study.demand(split, activation);
  }

  ModelFile model(Run run) {
    return ModelFile.of(
        run.network(), design.blueprint(demand()), activation.name(), parameters, split.encoder());
  }

  /// @param seconds that the training took
  JsonTraining json(Run run, String version, double seconds) {
    return JsonTraining.of(
        split,
        Identity.of(start(), split, settings, seed),
        run,
        scores(run),
        Map.of("hillock", version, "java", Runtime.version().toString()),
        Map.of("training", seconds));
  }

  /// The result in words.
  ///
  /// @param out where the model is
  String text(Run run, String out) {
    StringBuilder text = new StringBuilder();
    split.problem().notes().forEach(note -> text.append("note: %s%n".formatted(note)));
    text.append(
        "%s: best of %d epochs was %d%s; test rows: %s; model in %s%n"
            .formatted(
                activation.name(),
                run.epochs(),
                run.bestEpoch(),
                run.finite() ? "" : " (then the loss was no longer finite)",
                text(scores(run), split.problem()),
                out));
    run.network()
        .collapse()
        .ifPresent(one ->
            text.append(
                "note: all layers are linear, so the %d of them amount to one linear layer of %d numbers.%n"
                    .formatted(dense(run.network()), one.parameters().length)));
    return text.toString();
  }

  private static long dense(Network network) {
    return network.layers().stream().filter(Dense.class::isInstance).count();
  }

  private static String text(Scores scores, Problem problem) {
    return Metric.of(problem.task()).stream()
        .map(metric -> metric.label() + String.format(Locale.ROOT, " %.4f", scores.of(metric)))
        .collect(Collectors.joining(", "));
  }

  private Scores scores(Run run) {
    return Scores.of(run.network(), split.test(), split.encoder().target());
  }
}
