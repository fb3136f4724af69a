package org.hillock.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.Activations;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;

/// The data sets under examples, each with twelve candidates that are equal: relu in the usual
/// network, each with noise of its own.
enum Bundled {
  LINNERUD("linnerud", "Weight", "Waist", "Pulse"),
  IRIS("iris", "species"),
  PENGUINS("penguins", "species"),
  DIABETES("diabetes", "progression"),
  BREAST_CANCER("breast_cancer", "diagnosis"),
  CONCRETE("concrete", "compressive_strength"),
  DIGITS("digits", "digit");

  static final int CANDIDATES = 12;

  final String title;
  private final String targets;

  Bundled(String title, String... targets) {
    this.title = title;
    this.targets = String.join(",", targets);
  }

  Problem problem() {
    return Problem.of(
        Table.read(Path.of("../examples/" + title + ".csv")),
        List.of(targets.split(",", -1)),
        Optional.empty());
  }

  /// What `hillock compare` would do, but with equal candidates.
  static Plan equals(Problem problem, Blocks blocks, long seed) {
    List<Candidate> candidates =
        IntStream.rangeClosed(1, CANDIDATES)
            .mapToObj(salt ->
                new Candidate(
                    "relu " + salt,
                    Activations.named("relu"),
                    new Design.Multilayer(List.of(64, 64)),
                    salt))
            .toList();
    Metric metric = Metric.of(problem.task()).getFirst();
    Split split = Split.of(problem, seed);
    double constant = Scores.ofConstant(split, split.validation()).of(metric);
    Settings settings = Settings.defaults();
    return new Plan(
        candidates,
        candidates.getFirst().name(),
        blocks,
        seed,
        settings,
        Plan.usualRates(settings),
        Initialization.gainCorrected(),
        metric,
        Margins.small(metric, constant),
        Margins.sizeable(metric, constant),
        2,
        List.of());
  }
}
