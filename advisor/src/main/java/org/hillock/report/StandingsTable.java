package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.advice.Comparison;
import org.hillock.advice.Standing;
import org.hillock.data.Task;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// How far each candidate came and how it did there, as text: a group for each stage, with the
/// baseline in each, as scores of other blocks and rows are not comparable.
///
/// @param comparison whose
record StandingsTable(Comparison comparison) {
  private static final double HUNDRED = 100;
  private static final double MEASURABLE = 0.002;

  String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(header());
    List<Integer> heads = new ArrayList<>();
    List<Stage> stages = comparison.standings().stream().map(Standing::stage).distinct().toList();
    for (Stage stage : stages) {
      heads.add(rows.size());
      comparison.standings().stream()
          .filter(standing -> standing.stage() == stage)
          .forEach(standing -> rows.add(row(standing)));
      if (stage != Stage.CONFIRMATION) {
        rows.add(row(baseline(), stage, "baseline"));
      }
    }
    List<String> lines = TextReport.aligned(rows).lines().toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      int group = heads.indexOf(i);
      if (group >= 0) {
        text.append("\n").append(head(stages.get(group))).append("\n");
      }
      text.append(lines.get(i)).append("\n");
    }
    return text.toString();
  }

  private String head(Stage stage) {
    Study study = comparison.study();
    return switch (stage) {
      case CONFIRMATION ->
          "Confirmation: test rows of %d blocks".formatted(study.plan().blocks().confirmation());
      case SELECTION ->
          "Selection: validation rows of %d blocks".formatted(study.plan().blocks().selection());
      case NINTH, THIRD, FULL ->
          "Out after %s: validation rows of %d blocks"
              .formatted(epochs(study, stage), study.plan().blocks().screening());
    };
  }

  static String epochs(Study study, Stage stage) {
    int epochs = study.lengths().epochs(stage);
    return stage == Stage.FULL
        ? "full length"
        : "%d %s".formatted(epochs, epochs == 1 ? "epoch" : "epochs");
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("", metric().label(), "gain", "95 % interval"));
    besides()
        .forEach(
            metric -> header.add(metric == Metric.BALANCED_ACCURACY ? "balanced" : metric.label()));
    header.addAll(List.of("rate", "epochs", "time"));
    return header;
  }

  private List<String> row(Standing standing) {
    String name = standing.candidate();
    return row(
        name, standing.stage(), name.equals(baseline()) ? "baseline" : gain(standing.gain()));
  }

  private List<String> row(String name, Stage stage, String gain) {
    Study study = comparison.study();
    List<Trial> trials = study.trials(name, stage);
    List<String> row = new ArrayList<>();
    row.add("  " + name + (trials.stream().allMatch(Trial::finite) ? "" : " *"));
    row.add(score(metric(), mean(trials, metric())));
    row.add(gain);
    row.add(name.equals(baseline()) ? "" : interval(comparison.standing(name).interval()));
    besides().forEach(metric -> row.add(score(metric, mean(trials, metric))));
    row.add(rate(trials.getFirst().assignment().learningRate()));
    row.add("%.0f".formatted(trials.stream().mapToInt(Trial::epochs).average().orElseThrow()));
    boolean full = stage == Stage.SELECTION || stage == Stage.CONFIRMATION;
    row.add(full ? times(seconds(trials), seconds(study.trials(baseline(), stage))) : "");
    return row;
  }

  private List<Metric> besides() {
    Task task = comparison.study().problem().task();
    return Metric.of(task).stream().filter(metric -> metric != metric()).toList();
  }

  private Metric metric() {
    return comparison.study().plan().metric();
  }

  private String baseline() {
    return comparison.study().plan().baseline();
  }

  private String gain(double gain) {
    return (gain > 0 ? "+" : "") + bare(gain);
  }

  private String interval(Interval interval) {
    return Double.isInfinite(interval.width())
        ? "unknown"
        : bare(interval.low()) + " to " + bare(interval.high());
  }

  /// A difference of scores: points of a share, or as many decimals as the scores have.
  private String bare(double difference) {
    return isShare(metric()) ? format("%.2f", HUNDRED * difference) : score(metric(), difference);
  }

  private String score(Metric metric, double value) {
    if (isShare(metric)) {
      return format("%.2f %%", HUNDRED * value);
    }
    double size = metric == metric() ? comparison.standing(baseline()).score() : value;
    return format("%." + (metric == Metric.R2 ? 4 : decimals(size)) + "f", value);
  }

  private static boolean isShare(Metric metric) {
    return metric == Metric.ACCURACY || metric == Metric.BALANCED_ACCURACY;
  }

  private static double mean(List<Trial> trials, Metric metric) {
    return Sample.mean(trials.stream().mapToDouble(trial -> trial.value(metric)).toArray());
  }

  /// Median over blocks, as the first is looked into.
  private static double seconds(List<Trial> trials) {
    return Sample.median(
        trials.stream().mapToDouble(t -> t.seconds() / Math.max(1, t.epochs())).toArray());
  }

  /// Nothing where an epoch is so short that the time says more about what else ran. Short
  /// trainings are not asked: in them much of the time is that of a program that is not warm yet.
  private static String times(double seconds, double baseline) {
    return baseline < MEASURABLE ? "" : format("%.1fx", seconds / baseline);
  }

  private static String rate(double rate) {
    return format("%.5f", rate).replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }

  /// As many decimals as give four digits, at most four.
  private static int decimals(double value) {
    double size = Math.abs(value);
    return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
  }

  private static String format(String pattern, Object value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
