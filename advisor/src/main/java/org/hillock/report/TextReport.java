package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.advice.Comparison;
import org.hillock.advice.Standing;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Scaling;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.network.Initialization;
import org.hillock.statistics.Interval;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.training.Metric;

/// A comparison as text for a terminal.
public final class TextReport {
  private TextReport() {}

  /// The whole report, with a line break at the end of each line.
  public static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    Study study = comparison.study();
    Problem problem = study.problem();
    text.append(head(study)).append("\n");
    for (String note : problem.notes()) {
      text.append("note: ").append(note).append("\n");
    }
    text.append("\n").append(table(comparison)).append(TextLayers.of(study)).append("\n");
    text.append(comparison.verdict().sentence()).append("\n");
    return text.toString();
  }

  private static String head(Study study) {
    Problem problem = study.problem();
    Plan plan = study.plan();
    String extent =
        switch (problem.examples()) {
          case Table _ -> "%d rows, %d columns".formatted(problem.rows(), problem.inputs().size());
          case Images images ->
              "%d images of %s%s"
                  .formatted(
                      problem.rows(), images.size(), images.channels() == 1 ? "" : " in color");
          case Sequences _ -> "%d sequences".formatted(problem.rows());
          case Texts _ -> "%d texts".formatted(problem.rows());
        };
    return "%s: %s -> %s (%s); %s%s, %d blocks from seed %d"
        .formatted(
            problem.source(),
            extent,
            String.join(", ", problem.targets()),
            problem.task().label(),
            plan.candidate(plan.baseline()).design().label(),
            unusual(problem, plan),
            plan.blocks().all(),
            plan.seed());
  }

  private static String unusual(Problem problem, Plan plan) {
    boolean usual = plan.initialization().equals(Initialization.gainCorrected());
    return (usual ? "" : ", weights " + plan.initialization())
        + (problem.scaling() == Scaling.STANDARD ? "" : ", inputs not scaled");
  }

  private static String table(Comparison comparison) {
    Metric metric = comparison.study().plan().metric();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("function", "came to", metric.label(), "gain", "95 % interval", "rate", "epochs"));
    for (Standing s : comparison.standings()) {
      int decimals = decimals(s.score());
      boolean baseline = s.candidate().equals(comparison.study().plan().baseline());
      rows.add(
          List.of(
              s.candidate(),
              s.stage().name().toLowerCase(Locale.ROOT) + (s.out() ? ", out" : ""),
              number(s.score(), decimals),
              baseline ? "baseline" : signed(s.gain(), decimals),
              baseline ? "" : interval(s.interval(), decimals),
              format("%.4f", s.learningRate()),
              format("%.0f", s.epochs())));
    }
    return aligned(rows);
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

  private static String interval(Interval interval, int decimals) {
    return Double.isInfinite(interval.width())
        ? "unknown"
        : number(interval.low(), decimals) + " to " + number(interval.high(), decimals);
  }

  private static String signed(double value, int decimals) {
    return (value > 0 ? "+" : "") + number(value, decimals);
  }

  /// As many decimals as give four digits, at most four.
  private static int decimals(double value) {
    double size = Math.abs(value);
    return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
  }

  private static String number(double value, int decimals) {
    return format("%." + decimals + "f", value);
  }

  private static String format(String pattern, Object value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
