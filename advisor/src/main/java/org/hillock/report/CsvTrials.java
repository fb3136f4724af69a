package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hillock.advice.Comparison;
import org.hillock.study.Mark;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// The trainings of a comparison as CSV after RFC 4180, one a line. What is not known or not finite
/// is empty.
public final class CsvTrials {
  private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

  private CsvTrials() {}

  /// The file's text, with a header.
  public static String of(Comparison comparison) {
    Study study = comparison.study();
    List<Metric> metrics = Metric.of(study.problem().task());
    StringBuilder text = new StringBuilder(line(header(metrics)));
    study.trials().forEach(trial -> text.append(line(cells(study, trial, metrics))));
    return text.toString();
  }

  private static List<String> header(List<Metric> metrics) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "function",
                "stages",
                "block",
                "seed",
                "epoch_limit",
                "learning_rate",
                "score",
                "best_epoch",
                "best_loss",
                "epochs",
                "seconds",
                "finite"));
    metrics.forEach(metric -> header.add("validation_" + metric.label()));
    metrics.forEach(metric -> header.add("test_" + metric.label()));
    return header;
  }

  private static List<String> cells(Study study, Trial trial, List<Metric> metrics) {
    Plan plan = study.plan();
    int block = trial.assignment().block();
    List<String> cells = new ArrayList<>();
    cells.add(trial.assignment().candidate());
    cells.add(String.join(" ", JsonTrial.stages(study, trial)));
    cells.add(Integer.toString(block));
    cells.add(Long.toString(plan.seed() + block));
    cells.add(Integer.toString(trial.assignment().epochs()));
    cells.add(number(trial.assignment().learningRate()));
    cells.add(number(trial.value(plan.metric())));
    cells.add(Integer.toString(trial.bestEpoch()));
    cells.add(number(trial.bestLoss()));
    cells.add(Integer.toString(trial.epochs()));
    cells.add(number(trial.seconds()));
    cells.add(Boolean.toString(trial.finite()));
    metrics.forEach(metric -> cells.add(number(trial.validation().scores().of(metric))));
    Optional<Mark> test = trial.test();
    metrics.forEach(
        metric -> cells.add(test.map(mark -> number(mark.scores().of(metric))).orElse("")));
    return cells;
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvTrials::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    return SPECIAL.matcher(cell).find() ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
