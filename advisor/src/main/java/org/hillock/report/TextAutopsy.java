package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import org.hillock.probe.Autopsy;
import org.hillock.probe.Autopsy.Magnitude;
import org.hillock.probe.Autopsy.Moment;
import org.hillock.probe.Digits;

/// An autopsy in words, as text for a terminal.
public final class TextAutopsy {
  private static final String INDENT = "              ";

  /// Steps of the trend that are shown.
  private static final int MOST_MOMENTS = 6;

  private static final int MOST_EXAMPLES = 3;

  private TextAutopsy() {}

  /// The whole autopsy, with a line break at the end of each line.
  ///
  /// @param file what the examples were read from
  /// @param rows which row of the file each training row was, from 0; empty if that is not known
  public static String of(Autopsy autopsy, String file, int... rows) {
    StringBuilder text = new StringBuilder();
    text.append(
        TextFinding.wrapped(
            "step %d, in epoch %d, was not taken: %s is %s."
                .formatted(
                    autopsy.step(), autopsy.epoch(), autopsy.place(), Digits.of(autopsy.value())),
            "  "));
    if (!autopsy.examples().isEmpty()) {
      line(text, "examples", examples(autopsy.examples(), file, rows));
    }
    line(text, "operation", autopsy.operation());
    for (Magnitude magnitude : autopsy.magnitudes()) {
      line(text, "magnitude", magnitude.what() + " up to " + Digits.of(magnitude.largest()));
    }
    if (!autopsy.trend().isEmpty()) {
      text.append(trend(autopsy.trend()).indent(2));
    }
    line(text, "cause", autopsy.cause());
    for (String remedy : autopsy.remedies()) {
      line(text, "what to do", remedy);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String words) {
    String padded = name + ":" + " ".repeat(INDENT.length() - name.length() - 3);
    text.append("  ").append(TextFinding.wrapped(padded + words, INDENT));
  }

  private static String examples(List<Integer> examples, String file, int... rows) {
    List<String> words = new ArrayList<>();
    for (int example : examples.subList(0, Math.min(examples.size(), MOST_EXAMPLES))) {
      String name = "training row " + (example + 1);
      words.add(
          example < rows.length
              ? name + " (row %d of %s)".formatted(rows[example] + 1, file)
              : name);
    }
    int more = examples.size() - words.size();
    return String.join(", ", words) + (more > 0 ? " and %d more".formatted(more) : "");
  }

  /// The first step that is remembered, the last, and some between.
  private static String trend(List<Moment> trend) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("step", "loss", "largest value", "largest gradient"));
    int shown = Math.min(trend.size(), MOST_MOMENTS);
    for (int i = 0; i < shown; i++) {
      Moment moment = trend.get(shown == 1 ? 0 : i * (trend.size() - 1) / (shown - 1));
      table.add(
          List.of(
              String.valueOf(moment.step()),
              Digits.of(moment.loss()),
              Digits.of(moment.value()),
              Digits.of(moment.gradient())));
    }
    return TextReport.aligned(table);
  }
}
