package org.hillock.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hillock.activation.Elementwise;
import org.hillock.scorecard.Library;
import org.hillock.scorecard.Marks;
import org.hillock.scorecard.Scorecard;
import org.hillock.scorecard.Sweep;

/// The scorecard as Markdown.
final class ScorecardTable {
  private static final String HEADER =
      """
      | function | library | max ULP | at | wrong | over 1 ULP | digits lost | sign lost | not finite | falls | NaN in | ns |
      |---|---|---|---|---|---|---|---|---|---|---|---|\
      """;

  private final Sweep sweep;
  private final List<Library> libraries;
  private final String arguments;
  private final List<String> values = new ArrayList<>();
  private final List<String> slopes = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  ScorecardTable(Sweep sweep, List<Library> libraries, String arguments) {
    this.sweep = sweep;
    this.libraries = libraries;
    this.arguments = arguments;
  }

  void add(Elementwise function, Scorecard scorecard) {
    for (Scorecard.Entry entry : scorecard.entries()) {
      Stopwatch.Times times = Stopwatch.least(function.name(), entry.library());
      values.add(row(function, entry.library(), entry.value(), times.forward()));
      entry
          .slope()
          .ifPresent(marks -> slopes.add(row(function, entry.library(), marks, times.backward())));
    }
    leftOut.addAll(scorecard.leftOut());
  }

  private static String row(
      Elementwise function, Library library, Marks marks, double nanoseconds) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %.2f |",
        function.name(),
        library.name(),
        ulps(marks.worst()),
        marks.worst() > 0 ? place(marks.worstAt()) : "",
        share(marks.wrong()),
        share(marks.overOne()),
        place(marks.digitsLostAt()),
        place(marks.signLostAt()),
        place(marks.finitenessLostAt()),
        place(marks.monotonyLostAt()),
        marks.nanLost() ? "lost" : "",
        nanoseconds);
  }

  private static String ulps(double ulps) {
    return String.format(Locale.ROOT, ulps < 1000 ? "%.3f" : "%.1e", ulps);
  }

  private static String share(double share) {
    return share == 0 ? "0" : String.format(Locale.ROOT, "%.2g %%", 100 * share);
  }

  private static String place(OptionalDouble x) {
    return x.isPresent() ? place(x.getAsDouble()) : "";
  }

  private static String place(double x) {
    boolean plain = x == 0 || (Math.abs(x) >= 1e-3 && Math.abs(x) < 1e4);
    return String.format(Locale.ROOT, plain ? "%.4f" : "%.2e", x);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("# Scorecard");
    lines.add("");
    lines.add(sweep + " " + libraries + " " + arguments);
    lines.add("## Values");
    lines.add("");
    lines.addAll(HEADER.lines().toList());
    lines.addAll(values);
    lines.add("");
    lines.add("## Slopes");
    lines.add("");
    lines.addAll(HEADER.lines().toList());
    lines.addAll(slopes);
    lines.addAll(leftOut);
    return lines;
  }
}
