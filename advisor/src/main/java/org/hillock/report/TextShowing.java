package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.demonstration.Demonstration;
import org.hillock.demonstration.Showing;
import org.hillock.diagnosis.Course;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Evidence;

/// What a demonstration shows, as text for a terminal.
public final class TextShowing {
  /// From here on digits after the point say nothing.
  private static final double ABSURD = 1000;

  private static final String INDENT = "  ";

  private TextShowing() {}

  /// What there is to see, in two lines or more.
  public static String announced(Demonstration demonstration) {
    return TextFinding.wrapped(demonstration.name() + ": " + demonstration.broken(), INDENT);
  }

  /// All of it, with a line break at the end of each line.
  public static String of(Showing showing) {
    Demonstration demonstration = showing.demonstration();
    StringBuilder text = new StringBuilder(announced(demonstration));
    text.append(TextFinding.wrapped("why people do that: " + demonstration.why(), INDENT));
    if (showing.diagnoses().isEmpty()) {
      text.append("diagnosis: none\n");
    }
    for (Diagnosis diagnosis : showing.diagnoses()) {
      text.append(diagnosis.followsFrom().isPresent() ? followed(diagnosis) : found(diagnosis));
    }
    text.append("cure: %s\n".formatted(demonstration.cure().text()));
    text.append(TextReport.aligned(scores(showing)));
    return text.toString();
  }

  private static String found(Diagnosis diagnosis) {
    StringBuilder text = new StringBuilder("diagnosis: " + diagnosis.condition().label() + "\n");
    Evidence first = diagnosis.evidence().getFirst();
    String since = first.sinceStep() == 0 ? "from birth" : "since step " + first.sinceStep();
    int others = diagnosis.evidence().size() - 1;
    String more =
        others == 0
            ? ""
            : " %d more measurement%s so.".formatted(others, others == 1 ? " says" : "s say");
    text.append(
        TextFinding.wrapped(
            "evidence, %s: %s%s".formatted(since, first.statement(), more), INDENT));
    text.append(TextFinding.wrapped("cause: " + diagnosis.cause(), INDENT));
    text.append(
        TextFinding.wrapped(
            "remedies: "
                + diagnosis.remedies().stream()
                    .map(remedy -> remedy.text())
                    .collect(Collectors.joining("; ")),
            INDENT));
    return text.toString();
  }

  private static String followed(Diagnosis diagnosis) {
    return TextFinding.wrapped(
        "%s, which follows from %s: %s"
            .formatted(
                diagnosis.condition().label(),
                diagnosis.followsFrom().orElseThrow().label(),
                diagnosis.evidence().getFirst().statement()),
        INDENT);
  }

  private static List<List<String>> scores(Showing showing) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", showing.metric().label() + " on test rows", "epochs"));
    rows.add(row("broken", showing, showing.broken()));
    rows.add(row("cured", showing, showing.cured()));
    rows.add(row("a usual network", showing, showing.healthy()));
    return rows;
  }

  private static String score(double score) {
    return String.format(Locale.ROOT, Math.abs(score) < ABSURD ? "%.3f" : "%.1e", score);
  }

  private static List<String> row(String name, Showing showing, Course course) {
    return List.of(name, score(showing.score(course)), String.valueOf(course.run().epochs()));
  }
}
