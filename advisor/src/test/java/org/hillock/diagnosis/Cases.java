package org.hillock.diagnosis;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.Activations;
import org.hillock.data.Layout;
import org.hillock.data.Problem;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.network.Initialization;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.training.Execution;
import org.hillock.training.Settings;

/// Cases on the bundled data.
final class Cases {
  private static final Path EXAMPLES = Path.of("../examples");

  private Cases() {}

  static Problem problem(String file, String... targets) {
    return Problem.of(table(file), targets);
  }

  static Problem digits() {
    return problem("digits", "digit");
  }

  static Problem concrete() {
    return problem("concrete", "compressive_strength");
  }

  static Problem breastCancer() {
    return problem("breast_cancer", "diagnosis");
  }

  /// Fourteen labels at once.
  static Problem yeast() {
    Table table = table("yeast");
    List<String> labels = table.names().stream().filter(name -> !name.startsWith("x")).toList();
    return Problem.of(table, labels, Optional.empty());
  }

  static Problem gunpoint() {
    Table table = table("gunpoint");
    List<String> steps = table.names().stream().filter(name -> name.matches("t\\d+")).toList();
    return Problem.of(
        Sequences.of(table, new Layout.Columns(steps)), List.of("class"), Optional.empty());
  }

  static Problem firstNames() {
    return Problem.of(
        new Texts(table("first_names"), "name", Texts.LONGEST), List.of("class"), Optional.empty());
  }

  static Table table(String name) {
    return Table.read(EXAMPLES.resolve(name + ".csv"));
  }

  /// Dense layers.
  static Case network(Problem problem, int depth, int width, String activation) {
    return network(problem, new Design.Multilayer(Collections.nCopies(depth, width)), activation);
  }

  /// A network file.
  static Case network(Problem problem, String network, String activation) {
    return network(
        problem, new Design.Written(Blueprint.parse("test", network), "test"), activation);
  }

  static Case network(Problem problem, Design design, String activation) {
    return new Case(
        problem,
        design,
        Activations.named(activation),
        Initialization.gainCorrected(),
        Settings.defaults().withEpochs(40),
        1);
  }

  static Course course(Case which) {
    return Course.of(which, Execution.onThreads(1));
  }

  static List<Diagnosis> diagnoses(Case which) {
    return Diagnoses.of(course(which));
  }

  static List<Condition> conditions(Case which) {
    return diagnoses(which).stream().map(Diagnosis::condition).toList();
  }
}
