package org.hillock.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.advice.Amounts;
import org.hillock.advice.Comparison;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Scaling;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.network.Initialization;
import org.hillock.protocol.Elimination;
import org.hillock.study.Blocks;
import org.hillock.study.Plan;
import org.hillock.study.ScreeningCost;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// A comparison as text for a terminal.
public final class TextReport {
  private static final double HUNDRED = 100;

  private TextReport() {}

  /// The whole report, with a line break at the end of each line.
  public static String of(Comparison comparison) {
    Study study = comparison.study();
    StringBuilder text = new StringBuilder();
    text.append(Wrapped.of("", head(study)));
    text.append(Wrapped.of("", network(study)));
    study.problem().notes().forEach(note -> text.append(Wrapped.of("note: ", note)));
    study
        .plan()
        .concessions()
        .forEach(given -> text.append(Wrapped.of("note: to keep within the budget: ", given)));
    text.append("\n").append(Wrapped.of("", comparison.verdict().sentence()));
    text.append("\n").append(new StandingsTable(comparison).text());
    text.append("\n").append(Wrapped.of("", legend(study)));
    String layers = TextLayers.of(study);
    text.append(layers.isEmpty() ? "" : Wrapped.of("", layers));
    if (!comparison.reasons().isEmpty()) {
      text.append("\nWhy\n");
      comparison.reasons().forEach(reason -> text.append(Wrapped.of("- ", reason.sentence())));
    }
    text.append("\nGrounds\n");
    comparison.verdict().grounds().forEach(ground -> text.append(Wrapped.of("- ", ground)));
    text.append("\n").append(Wrapped.of("", cost(study)));
    text.append(Wrapped.of("", ScreeningCost.of(study).sentence()));
    return text.toString();
  }

  private static String head(Study study) {
    Problem problem = study.problem();
    String extent =
        switch (problem.examples()) {
          case Table _ ->
              "%d rows, %d column%s"
                  .formatted(
                      problem.rows(),
                      problem.inputs().size(),
                      problem.inputs().size() == 1 ? "" : "s");
          case Images images ->
              "%d images of %s%s"
                  .formatted(
                      problem.rows(), images.size(), images.channels() == 1 ? "" : " in color");
          case Sequences _ -> "%d sequences".formatted(problem.rows());
          case Texts _ -> "%d texts".formatted(problem.rows());
        };
    return "%s: %s -> %s (%s)"
        .formatted(
            problem.source(), extent, String.join(", ", problem.targets()), problem.task().label());
  }

  private static String network(Study study) {
    Plan plan = study.plan();
    Blocks blocks = plan.blocks();
    return "%s%s; %d functions, %d + %d + %d blocks from seed %d"
        .formatted(
            plan.candidate(plan.baseline()).design().label(),
            unusual(study.problem(), plan),
            plan.candidates().size() - (study.protocol().refinement().isMixed() ? 1 : 0),
            blocks.screening(),
            blocks.selection(),
            blocks.confirmation(),
            plan.seed());
  }

  private static String unusual(Problem problem, Plan plan) {
    boolean usual = plan.initialization().equals(Initialization.gainCorrected());
    return (usual ? "" : ", weights " + plan.initialization())
        + (problem.scaling() == Scaling.STANDARD ? "" : ", inputs not scaled");
  }

  private static String legend(Study study) {
    Metric metric = study.plan().metric();
    boolean lost = study.trials().stream().anyMatch(trial -> !trial.finite());
    return "%s: %s is better. gain: over %s in the same blocks, its interval over these blocks (BCa), each by itself. rate: learning rate. time: of an epoch at full length, relative to %s.%s%s"
        .formatted(
            metric.label(),
            metric.higherIsBetter() ? "more" : "less",
            study.plan().baseline(),
            study.plan().baseline(),
            lost ? " *: not all trainings stayed finite." : "",
            out(study));
  }

  /// Who is out and why.
  private static String out(Study study) {
    List<Elimination> all = study.protocol().screening().eliminations();
    if (all.isEmpty()) {
      return "";
    }
    return " Out is who was behind the last one kept by more than the standard error: "
        + all.stream()
            .map(e ->
                "%s by %s"
                    .formatted(
                        study.plan().candidates().get(e.candidate()).name(),
                        Amounts.bare(study.plan().metric(), e.behind())))
            .collect(Collectors.joining(", "))
        + ".";
  }

  /// Trainings and epochs, and what they were for.
  private static String cost(Study study) {
    Blocks blocks = study.plan().blocks();
    long all = epochs(study, Integer.MIN_VALUE, Integer.MAX_VALUE);
    int confirmation = blocks.screening() + blocks.selection();
    return String.format(
        Locale.ROOT,
        "Cost: %,d trainings, %,d epochs: %.0f %% screening and learning rates, %.0f %% selection, %.0f %% confirmation.",
        study.trials().size(),
        all,
        HUNDRED * epochs(study, Integer.MIN_VALUE, blocks.screening()) / all,
        HUNDRED * epochs(study, blocks.screening(), confirmation) / all,
        HUNDRED * epochs(study, confirmation, Integer.MAX_VALUE) / all);
  }

  private static long epochs(Study study, int from, int to) {
    return study.trials().stream()
        .filter(t -> t.assignment().block() >= from && t.assignment().block() < to)
        .mapToLong(Trial::epochs)
        .sum();
  }

  /// First column to the left, the others to the right.
  static String aligned(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String pad = " ".repeat(widths[c] - row.get(c).length());
        line.append(c == 0 ? row.get(c) + pad : "  " + pad + row.get(c));
      }
      text.append(line.toString().stripTrailing()).append("\n");
    }
    return text.toString();
  }
}
