package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hillock.preflight.Complaint;
import org.hillock.preflight.LayerStart;
import org.hillock.preflight.Lint;
import org.hillock.preflight.Preflight;
import org.hillock.preflight.Severity;
import org.hillock.theory.Forecast;

/// What can be said before a training, as text for a terminal.
public final class TextPreflight {
  private TextPreflight() {}

  /// The whole report, with a line break at the end of each line.
  public static String of(Preflight preflight) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s, %s; %d rows there and back, nothing trained\n\n"
            .formatted(
                preflight.source(), preflight.design(), preflight.function(), preflight.rows()));
    boolean theory = preflight.forecast().isPresent();
    text.append(TextReport.aligned(theory ? beside(preflight) : measured(preflight)));
    text.append("\n").append(TextFinding.wrapped(theory ? besideLegend() : measuredLegend(), ""));
    text.append("\n").append(TextFinding.wrapped(preflight.outlook().statement(), "  "));
    preflight
        .outlook()
        .fit()
        .ifPresent(fit ->
            text.append(
                TextFinding.wrapped(
                    "best start: --init gain=%s, which keeps %s; then the network %s, with gradients at %s."
                        .formatted(
                            String.format(Locale.ROOT, "%.3f", fit.gain()),
                            fit.aim(),
                            fit.expectation().label(),
                            number(fit.gradients())),
                    "  ")));
    preflight
        .forecast()
        .flatMap(Forecast::deadAtBirth)
        .ifPresent(dead ->
            text.append(
                TextFinding.wrapped(
                    "born dead: with probability %s for one input, and of at least %s for all."
                        .formatted(number(dead.upper()), number(dead.lower())),
                    "  ")));
    return text.append("\n").append(complaints(preflight)).append(sum(preflight)).toString();
  }

  /// Only the rules that are broken.
  public static String complaints(Preflight preflight) {
    StringBuilder text = new StringBuilder();
    preflight.complaints().forEach(complaint -> text.append(complaint(preflight, complaint)));
    return text.toString();
  }

  /// Only the rules that are broken and matter.
  public static String warnings(Preflight preflight) {
    return preflight.complaints().stream()
        .filter(complaint -> complaint.rule().severity() == Severity.WARNING)
        .map(complaint -> complaint(preflight, complaint))
        .collect(Collectors.joining());
  }

  /// What else a candidate breaks, a note each; nothing keeps it from being compared.
  public static String notes(String candidate, List<Complaint> complaints) {
    return complaints.stream()
        .map(complaint ->
            TextFinding.wrapped(
                "note: %s breaks the rule %s: %s"
                    .formatted(candidate, complaint.rule().id(), complaint.message()),
                "  "))
        .collect(Collectors.joining());
  }

  private static List<List<String>> beside(Preflight preflight) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "layer",
            "gain",
            "signal",
            "theory",
            "gradient",
            "theory",
            "saturated",
            "theory",
            "silent",
            "theory"));
    for (LayerStart start : preflight.layers()) {
      Forecast.Step expected = start.expected().orElseThrow();
      lines.add(
          List.of(
              "%d %s".formatted(start.layer() + 1, start.label()),
              number(expected.gain()),
              number(start.square()),
              number(expected.square()),
              number(start.gradient()),
              number(expected.gradient()),
              share(start.saturated()),
              share(OptionalDouble.of(expected.saturated())),
              share(start.silent()),
              share(OptionalDouble.of(expected.silent()))));
    }
    return lines;
  }

  private static String besideLegend() {
    return "signal: mean square of the pre-activations. gradient: that of the loss's derivatives by"
        + " them, over that of the last hidden layer. saturated: share of them where the slope is"
        + " below 1 % of its largest. silent: share of units where it is so for all rows. gain: of"
        + " the weights that follow.";
  }

  private static List<List<String>> measured(Preflight preflight) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("layer", "signal", "gradient", "saturated", "silent"));
    for (LayerStart start : preflight.layers()) {
      lines.add(
          List.of(
              "%d %s".formatted(start.layer() + 1, start.label()),
              number(start.square()),
              number(start.gradient()),
              share(start.saturated()),
              share(start.silent())));
    }
    return lines;
  }

  private static String measuredLegend() {
    return "signal: mean square of what the layer gives. gradient: that of the loss's derivatives by"
        + " it, over that of the last of these layers. saturated: share of an activation's inputs"
        + " where its slope is below 1 % of its largest. silent: share of units where it is so for"
        + " all rows.";
  }

  private static String complaint(Preflight preflight, Complaint complaint) {
    OptionalInt line = preflight.line(complaint);
    return TextFinding.wrapped(
            "%s %s%s: %s"
                .formatted(
                    complaint.rule().severity().label(),
                    complaint.rule().id(),
                    line.isPresent() ? " (line " + line.getAsInt() + ")" : "",
                    complaint.message()),
            "  ")
        + "  "
        + TextFinding.wrapped("why: " + complaint.rule().reason() + ".", "    ")
        + "  "
        + TextFinding.wrapped("do: " + complaint.rule().advice() + ".", "    ");
  }

  private static String sum(Preflight preflight) {
    int checked = Lint.rules().size() - preflight.silenced().size();
    if (preflight.complaints().isEmpty()) {
      return "none of %d rules is broken\n".formatted(checked);
    }
    String ids =
        preflight.complaints().stream()
            .map(complaint -> complaint.rule().id())
            .distinct()
            .collect(Collectors.joining(","));
    int count = preflight.complaints().size();
    return "%d complaint%s by %d rules; to silence: --silence %s\n"
        .formatted(count, count == 1 ? "" : "s", checked, ids);
  }

  private static String share(OptionalDouble share) {
    return share.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble());
  }

  private static String number(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= 0.001 && size < 10_000);
    return String.format(Locale.ROOT, plain ? "%.3f" : "%.1e", value);
  }
}
