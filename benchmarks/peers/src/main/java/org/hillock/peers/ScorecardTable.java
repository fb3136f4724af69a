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
  private final String command;
  private final List<String> values = new ArrayList<>();
  private final List<String> slopes = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /// @param command how to run it again
  ScorecardTable(Sweep sweep, List<Library> libraries, String command) {
    this.sweep = sweep;
    this.libraries = libraries;
    this.command = command;
  }

  /// Adds a function, unless Hillock is the only one to have it.
  void add(Elementwise function, Scorecard scorecard) {
    leftOut.addAll(scorecard.leftOut());
    if (scorecard.entries().size() == 1 && libraries.size() > 1) {
      return;
    }
    for (Scorecard.Entry entry : scorecard.entries()) {
      Stopwatch.Times times = Stopwatch.least(function.name(), entry.library());
      values.add(row(function, entry.library(), entry.value(), times.forward()));
      entry
          .slope()
          .ifPresent(marks -> slopes.add(row(function, entry.library(), marks, times.backward())));
    }
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
    List<String> lines = new ArrayList<>(introduction().lines().toList());
    lines.add("");
    lines.addAll(Setting.lines(libraries));
    lines.addAll(List.of("", "## Values", ""));
    lines.addAll(HEADER.lines().toList());
    lines.addAll(values);
    lines.addAll(List.of("", "## Slopes", ""));
    lines.addAll(HEADER.lines().toList());
    lines.addAll(slopes);
    if (!leftOut.isEmpty()) {
      lines.addAll(List.of("", "## Left out", ""));
      leftOut.forEach(line -> lines.add("- " + line));
    }
    return lines;
  }

  private String introduction() {
    return """
    # Scorecard

    How accurate the activation functions of some libraries are, in float32 with default parameters, beside
    their definitions in double. Inputs: one in %,d of all floats, and %,d neighbors at the start of each
    binade. Slopes are `backward` with upstream 1; a library without it has no row there. Corners, where
    the slope is a convention, are skipped.

    ```
    %s
    ```

    - max ULP: the largest error of a finite result, in units of the last place of the exact one; at that input.
      0.5 is the best there is. A unit among subnormals is 2^-149.
    - wrong: the share of results that are not the closest float. over 1 ULP: the share that is not even next to it.
    - digits lost, sign lost, not finite, falls: the input closest to 0 at which the error is as large as the
      result (and that is not subnormal), the sign is wrong, NaN or infinity comes instead of a number or
      the reverse, or a value is less than at the input before, though the function never decreases.
    - NaN in: whether NaN becomes a number.
    - ns: nanoseconds for an element on one thread, the least over 32,768 elements. Other programs ran on the
      machine; for comparisons see [performance](performance.md).

    Libraries that take the slope of leaky ReLU as a float use 0.01f, which is not 0.01: their results are off
    by up to 0.84 ULP by that alone. Functions are those that Hillock and one of the others have; a
    function that differs by more than 0.02 between -4 and 4 is another one, and left out.
    """
        .formatted(sweep.stride(), sweep.band(), command)
        .strip();
  }
}
