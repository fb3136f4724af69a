package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import org.hillock.diagnosis.Budget;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Evidence;
import org.hillock.diagnosis.Measure;
import org.hillock.diagnosis.Remedy;
import org.hillock.page.Numeral;
import org.hillock.page.Sparkline;

/// The health of a training as text for a terminal, some 100 columns wide. What remedies gained,
/// [TextTreatments] says as it becomes known.
public final class TextHealth {
  private static final int WIDTH = 100;
  private static final int SPARK = 16;

  private TextHealth() {}

  /// The whole report, with a line break at the end of each line.
  public static String of(Health health) {
    StringBuilder text = new StringBuilder();
    String facts = health.facts().isEmpty() ? "" : "; " + String.join(", ", health.facts());
    wrapped(text, "", health.source() + facts);
    text.append("\n");
    if (health.healthy()) {
      wrapped(text, "", "Healthy. " + Sentences.healthy(health.history()));
    }
    health
        .history()
        .autopsy()
        .ifPresent(autopsy -> text.append(TextAutopsy.of(autopsy, health.source())).append("\n"));
    int number = 0;
    for (Diagnosis diagnosis : health.diagnoses()) {
      number++;
      finding(text, health, diagnosis, number);
    }
    losses(text, health);
    UnitLines.sentences(health.history().units()).forEach(line -> wrapped(text, "", line));
    return text.toString();
  }

  /// What the limits of a budget came to, a line each.
  public static String of(List<Budget.Answer> answers) {
    StringBuilder text = new StringBuilder();
    for (Budget.Answer answer : answers) {
      Measure measure = answer.limit().measure();
      text.append(
          "%s %s: %s %s, %s %s\n"
              .formatted(
                  answer.held() ? "held    " : "exceeded",
                  measure.label(),
                  measure.meaning(),
                  shown(measure, answer.value()),
                  measure.atLeast() ? "at least" : "at most",
                  shown(measure, answer.limit().bound())));
    }
    return text.toString();
  }

  private static String shown(Measure measure, double value) {
    if (Double.isNaN(value)) {
      return "unknown";
    }
    return (measure.share() ? Numeral.PERCENT : Numeral.NUMBER).text(value);
  }

  private static void finding(StringBuilder text, Health health, Diagnosis diagnosis, int number) {
    wrapped(text, "", number + ". " + Sentences.capital(diagnosis.condition().label()));
    wrapped(text, "   ", Sentences.cause(diagnosis));
    for (Evidence evidence : diagnosis.evidence()) {
      String spark = Trend.of(health.history(), evidence).text(SPARK);
      List<String> lines = lines(Sentences.dated(evidence), WIDTH - 5 - SPARK - 2);
      for (int k = 0; k < lines.size(); k++) {
        String line = (k == 0 ? "   - " : "     ") + lines.get(k);
        String gap = " ".repeat(Math.max(0, WIDTH - SPARK - line.length()));
        text.append((k == 0 ? line + gap + spark : line).stripTrailing()).append("\n");
      }
    }
    for (Remedy remedy : diagnosis.remedies()) {
      wrapped(text, "   -> ", remedy.text());
    }
    text.append("\n");
  }

  private static void losses(StringBuilder text, Health health) {
    line(text, "training loss", health.history().trainLosses());
    line(text, "validation loss", health.history().validationLosses());
  }

  private static void line(StringBuilder text, String name, List<Double> values) {
    if (!values.isEmpty()) {
      double[] course = values.stream().mapToDouble(Double::doubleValue).toArray();
      text.append(
          "%-15s  %s  %s to %s\n"
              .formatted(
                  name,
                  new Sparkline(course, false, "").text(2 * SPARK),
                  Numeral.NUMBER.text(course[0]),
                  Numeral.NUMBER.text(course[course.length - 1])));
    }
  }

  /// Lines of at most [#WIDTH], the first after the indent, the others below its text.
  private static void wrapped(StringBuilder text, String indent, String sentence) {
    List<String> lines = lines(sentence, WIDTH - indent.length());
    for (int k = 0; k < lines.size(); k++) {
      text.append(k == 0 ? indent : " ".repeat(indent.length())).append(lines.get(k)).append("\n");
    }
  }

  private static List<String> lines(String sentence, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
