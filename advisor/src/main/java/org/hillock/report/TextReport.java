package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.advice.Comparison;
import org.hillock.advice.Contrast;
import org.hillock.advice.Standing;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Scaling;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.data.Texts;
import org.hillock.network.Initialization;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
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
    text.append(head(problem, study.plan())).append("\n");
    for (String note : problem.notes()) {
      text.append("note: ").append(note).append("\n");
    }
    text.append("\n").append(table(comparison)).append("\n");
    text.append(legend(comparison)).append("\n\n");
    text.append(comparison.verdict().sentence()).append("\n");
    return text.toString();
  }

  private static String head(Problem problem, Plan plan) {
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
    return "%s: %s -> %s (%s); %s%s, %d seeds from %d"
        .formatted(
            problem.source(),
            extent,
            String.join(", ", problem.targets()),
            problem.task().label(),
            plan.design().label(),
            unusual(problem, plan),
            plan.blocks(),
            plan.seed());
  }

  private static String unusual(Problem problem, Plan plan) {
    boolean usual = plan.initialization().equals(Initialization.gainCorrected());
    return (usual ? "" : ", weights " + plan.initialization())
        + (problem.scaling() == Scaling.STANDARD ? "" : ", inputs not scaled");
  }

  private static String table(Comparison comparison) {
    List<Metric> besides =
        Metric.of(comparison.study().problem().task()).stream()
            .filter(metric -> metric != comparison.metric())
            .toList();
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>();
    header.addAll(List.of("function", comparison.metric().label(), "95 % interval"));
    besides.forEach(metric -> header.add(metric.label()));
    header.addAll(List.of("gain", "p", "rate", "epochs", "seconds", "finite"));
    rows.add(header);
    int decimals = decimals(comparison.standings().getFirst().mean());
    for (Standing s : comparison.standings()) {
      List<String> row = new ArrayList<>();
      row.add(s.function());
      row.add(number(s.mean(), decimals));
      row.add(interval(s.interval(), decimals));
      besides.forEach(metric -> row.add(number(mean(comparison, s.function(), metric), 4)));
      Contrast contrast =
          comparison.contrasts().stream()
              .filter(c -> c.function().equals(s.function()))
              .findFirst()
              .orElse(null);
      row.add(contrast == null ? "baseline" : signed(contrast.gain(), decimals));
      row.add(contrast == null ? "" : number(contrast.p(), 4));
      row.add(format("%.4f", s.learningRate()));
      row.add(format("%.0f", s.epochs()));
      row.add(format("%.2f", s.seconds()));
      row.add(s.finite() ? "yes" : "no");
      rows.add(row);
    }
    return aligned(rows);
  }

  private static String legend(Comparison comparison) {
    Metric metric = comparison.metric();
    return "%s: %s is better, mean of the test rows over the seeds; always the same answer gives %s. gain: over %s, p: exact sign-flip test, Holm-corrected."
        .formatted(
            metric.label(),
            metric.higherIsBetter() ? "more" : "less",
            number(comparison.constant(), decimals(comparison.constant())),
            Plan.BASELINE);
  }

  private static double mean(Comparison comparison, String function, Metric metric) {
    return Sample.mean(
        comparison.study().trials(function).stream()
            .mapToDouble(trial -> trial.scores().of(metric))
            .toArray());
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
