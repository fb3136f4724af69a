package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hillock.data.TargetCoding;
import org.hillock.training.Confusion;
import org.hillock.training.Metric;

/// An evaluation as text for a terminal.
public final class TextEvaluation {
  /// A matrix of more classes would not fit on a line.
  private static final int MOST_CLASSES = 20;

  private TextEvaluation() {}

  /// The whole report, with a line break at the end of each line.
  public static String of(Evaluation evaluation) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d rows -> %s (%s)\n"
            .formatted(
                evaluation.source(),
                evaluation.rows(),
                String.join(", ", evaluation.target().columns()),
                evaluation.target().task().label()));
    evaluation.notes().forEach(note -> text.append("note: ").append(note).append("\n"));
    text.append("\n").append(TextReport.aligned(scores(evaluation)));
    switch (evaluation.target()) {
      case TargetCoding.Numbers _ -> {}
      case TargetCoding.Classes classes ->
          text.append("\n").append(ofClasses(classes, evaluation.questions().getFirst()));
      case TargetCoding.Labels labels ->
          text.append("\n").append(TextReport.aligned(ofLabels(labels, evaluation.questions())));
    }
    return text.toString();
  }

  private static List<List<String>> scores(Evaluation evaluation) {
    List<List<String>> lines = new ArrayList<>();
    for (Metric metric : Metric.of(evaluation.target().task())) {
      lines.add(List.of(metric.label(), number(evaluation.scores().of(metric))));
    }
    lines.add(List.of("loss", number(evaluation.loss())));
    return lines;
  }

  private static String ofClasses(TargetCoding.Classes target, Confusion confusion) {
    List<String> classes = target.classes();
    boolean matrix = classes.size() <= MOST_CLASSES;
    List<List<String>> lines = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of(target.column()));
    header.addAll(matrix ? classes : List.of("right"));
    header.addAll(List.of("rows", "recall"));
    lines.add(header);
    for (int truth = 0; truth < classes.size(); truth++) {
      int[] answers = confusion.counts()[truth];
      List<String> line = new ArrayList<>(List.of(classes.get(truth)));
      if (matrix) {
        IntStream.of(answers).mapToObj(Integer::toString).forEach(line::add);
      } else {
        line.add(Integer.toString(answers[truth]));
      }
      line.add(Integer.toString(confusion.examples(truth)));
      line.add(recall(confusion, truth));
      lines.add(line);
    }
    return TextReport.aligned(lines)
        + (matrix ? "\nEach line is a true class, each column an answer.\n" : "");
  }

  private static List<List<String>> ofLabels(TargetCoding.Labels target, List<Confusion> all) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of("label", "no as no", "no as yes", "recall", "yes as yes", "yes as no", "recall"));
    for (int k = 0; k < target.outputs(); k++) {
      int[][] counts = all.get(k).counts();
      lines.add(
          List.of(
              target.columns().get(k),
              Integer.toString(counts[0][0]),
              Integer.toString(counts[0][1]),
              recall(all.get(k), 0),
              Integer.toString(counts[1][1]),
              Integer.toString(counts[1][0]),
              recall(all.get(k), 1)));
    }
    return lines;
  }

  /// A class that does not occur has none.
  private static String recall(Confusion confusion, int truth) {
    return confusion.examples(truth) == 0 ? "-" : number(confusion.recall(truth));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
