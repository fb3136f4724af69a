package org.hillock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;
import org.hillock.activation.function.Relu;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Sgd;
import org.hillock.study.Blocks;
import org.hillock.study.Book;
import org.hillock.study.Candidate;
import org.hillock.study.Commentary;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.junit.jupiter.api.Test;

/// Trainings in which something was made to go wrong: the reasons name it, and docs/reasons.md
/// shows what they say.
class PlantedCausesTest {
  @Test
  void sigmoidInEightLayersLosesByItsGradients() throws IOException {
    Design eight = new Design.Multilayer(Collections.nCopies(8, 16));
    Settings descent = Settings.defaults().with(new Sgd(0.05, 0.9)).withEpochs(6);
    assertTold(
        study(read("digits", "digit"), candidates(eight, "relu", "sigmoid"), descent),
        Cause.GRADIENTS,
        Cause.UNDERFITTING);
  }

  @Test
  void unitsThatAreBornDeadAreTheReason() throws IOException {
    Design design = new Design.Multilayer(List.of(16, 16));
    List<Candidate> candidates = new ArrayList<>(candidates(design, "relu"));
    candidates.add(new Candidate("relu(x - 3)", new Shifted(), design, 0));
    assertTold(
        study(read("penguins", "species"), candidates, Settings.defaults().withEpochs(20)),
        Cause.DEAD_UNITS,
        Cause.UNDERFITTING);
  }

  @Test
  void linearCannotBend() throws IOException {
    Design design = new Design.Multilayer(List.of(8, 8));
    Settings adam = Settings.defaults().with(new Adam(0.01)).withEpochs(40);
    assertTold(
        study(xor(), candidates(design, "linear", "tanh"), adam),
        Cause.DIAGNOSED,
        Cause.UNDERFITTING);
  }

  @Test
  void equalsHaveNoReasonsInNearlyAllStudies() {
    Design design = new Design.Multilayer(List.of(8));
    Problem iris = read("iris", "species");
    Settings settings = Settings.defaults().with(new Adam(0.01)).withEpochs(15);
    List<Candidate> equals =
        IntStream.range(0, 5)
            .mapToObj(i -> new Candidate("relu" + i, Activations.named("relu"), design, i + 1))
            .toList();
    long told =
        IntStream.range(0, 6)
            .filter(i -> !study(iris, equals, settings, 100L * i).reasons().isEmpty())
            .count();
    assertTrue(told <= 1, told + " of 6 studies of equals had reasons");
  }

  private static void assertTold(Comparison found, Cause... causes) throws IOException {
    assertEquals(
        List.of(causes), found.reasons().stream().map(Reason::cause).toList(), found::toString);
    String page = Files.readString(Path.of("../docs/reasons.md"));
    for (Reason reason : found.reasons()) {
      assertTrue(page.contains(reason.sentence()), "docs/reasons.md lacks: " + reason.sentence());
    }
  }

  private static Comparison study(Problem problem, List<Candidate> candidates, Settings settings) {
    return study(problem, candidates, settings, 1);
  }

  private static Comparison study(
      Problem problem, List<Candidate> candidates, Settings settings, long seed) {
    Plan plan =
        new Plan(
            candidates,
            candidates.getFirst().name(),
            new Blocks(2, 1, 10, 1),
            seed,
            settings,
            List.of(settings.optimizer().learningRate()),
            Initialization.he(),
            Metric.LOG_LOSS,
            0.005,
            0.05,
            2,
            List.of());
    // No clock, so that nothing is said of time.
    return Comparison.of(Study.of(problem, plan, Book.inMemory(), () -> 0, Commentary.none()));
  }

  private static List<Candidate> candidates(Design design, String... names) {
    return Stream.of(names).map(name -> Candidate.of(Activations.named(name), design)).toList();
  }

  private static Problem read(String file, String target) {
    return Problem.of(Table.read(Path.of("../examples/" + file + ".csv")), target);
  }

  /// Points in a square, one class where x y > 0, the other elsewhere.
  private static Problem xor() {
    List<List<String>> cells = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Draws draws = Draws.of(7);
    for (int i = 0; i < 200; i++) {
      double x = draws.uniform(2L * i) - 0.5;
      double y = draws.uniform(2L * i + 1) - 0.5;
      cells.get(0).add(String.valueOf(x));
      cells.get(1).add(String.valueOf(y));
      cells.get(2).add(x * y > 0 ? "same sign" : "other sign");
    }
    return Problem.of(
        Table.of(
            "xor",
            List.of(
                new Column("x", cells.get(0)),
                new Column("y", cells.get(1)),
                new Column("class", cells.get(2)))),
        List.of("class"),
        Optional.empty());
  }

  /// relu behind a bias of -3 that never moves.
  private record Shifted() implements Elementwise {
    private static final Activation RELU = new Relu();

    @Override
    public Card card() {
      return RELU.card();
    }

    @Override
    public double value(double x) {
      return Math.max(x - 3, 0);
    }

    @Override
    public double slope(double x) {
      return x > 3 ? 1 : 0;
    }
  }
}
