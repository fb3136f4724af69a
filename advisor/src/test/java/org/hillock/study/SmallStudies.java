package org.hillock.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.training.Metric;
import org.hillock.training.Settings;

/// Comparisons on the irises that take a moment.
final class SmallStudies {
  static final List<String> FUNCTIONS =
      List.of("relu", "tanh", "sigmoid", "gelu", "softsign", "identity");

  private SmallStudies() {}

  static Problem irises() {
    Table table = Table.read(Path.of("../examples/iris.csv"));
    return Problem.of(table, List.of("species"), Optional.empty());
  }

  static Plan plan(List<String> functions, int threads) {
    Settings settings = Settings.defaults().withEpochs(9);
    Design design = new Design.Multilayer(List.of(4));
    Stream<Activation> named = functions.stream().map(Activations::named);
    return new Plan(
        Plan.candidates(named.toList(), Activations.named("relu"), design),
        "relu",
        new Blocks(2, 1, 10, 1),
        5,
        settings,
        Plan.usualRates(settings),
        Initialization.gainCorrected(),
        Metric.LOG_LOSS,
        0.01,
        0.1,
        threads,
        List.of());
  }

  static Study study(Plan plan, Book book, Commentary commentary) {
    return Study.of(irises(), plan, book, () -> 0, commentary);
  }

  static Study study(Plan plan) {
    return study(plan, Book.inMemory(), Commentary.none());
  }
}
