package org.hillock.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hillock.onnx.census.Census;
import org.hillock.onnx.census.Finding;
import org.hillock.onnx.census.Occurrence;
import org.hillock.onnx.profile.Profile;
import org.hillock.onnx.profile.ProfileLine;
import org.hillock.onnx.profile.ProfileRules;
import org.hillock.onnx.profile.Sureness;
import org.hillock.probe.Units;

/// What activations did with rows, for the terminal.
final class ProfileText {
  static final List<String> HEADER =
      List.of(
          "function",
          "in least",
          "most",
          "mean",
          "out least",
          "most",
          "zeros",
          "flat",
          "saturated",
          "silent units",
          "rank",
          "at");

  static final List<String> FORMATS =
      List.of("function", "float16 room", "float16 few bits", "int8 zeros", "entropy", "one-hot");

  /// More activations than one wants to read of.
  private static final int MOST_LINES = 12;

  private static final MathContext THREE = new MathContext(3);

  /// Factors above have no decimals.
  private static final int WHOLE = 100;

  private ProfileText() {}

  static String of(RowProfile seen, Census census, boolean all) {
    Profile profile = seen.profile();
    List<Finding> findings = ProfileRules.of(profile);
    Profile shown = all ? profile : telling(profile, findings);
    StringBuilder text = new StringBuilder("\nOn %d rows\n".formatted(profile.rows()));
    seen.notes().forEach(note -> text.append("  note: ").append(Shown.plain(note)).append('\n'));
    if (profile.lines().isEmpty()) {
      text.append("  no activation was seen\n");
    } else {
      text.append(InspectionText.table(rows(shown)));
      text.append("\nIn narrower formats\n").append(InspectionText.table(formats(shown)));
      if (shown.lines().size() < profile.lines().size()) {
        text.append(
            "  %d of %d activations; --all lists all\n"
                .formatted(shown.lines().size(), profile.lines().size()));
      }
    }
    Map<String, Integer> unseen = unseen(profile, census);
    if (!unseen.isEmpty()) {
      text.append(
          unseen.entrySet().stream()
              .map(one -> one.getValue() + " " + Shown.plain(one.getKey()))
              .collect(Collectors.joining(", ", "  not seen: ", "\n")));
    }
    text.append('\n');
    text.append(
        findings.isEmpty()
            ? "Nothing is wrong with them: no silent, saturated or oversized activation.\n"
            : InspectionText.findings("Health", findings));
    return text.toString();
  }

  /// Some activations, those with the most findings first, in the order of computation.
  private static Profile telling(Profile profile, List<Finding> findings) {
    List<ProfileLine> chosen =
        profile.lines().stream()
            .sorted(Comparator.comparingLong((ProfileLine line) -> -count(line, findings)))
            .limit(MOST_LINES)
            .toList();
    return new Profile(profile.rows(), profile.lines().stream().filter(chosen::contains).toList());
  }

  private static long count(ProfileLine line, List<Finding> findings) {
    return findings.stream()
        .filter(one -> one.fact().startsWith(line.occurrence().node().label()))
        .count();
  }

  /// The header and a row for each activation.
  static List<List<String>> rows(Profile profile) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    for (ProfileLine line : profile.lines()) {
      Units units = line.health().units();
      rows.add(
          List.of(
              Shown.plain(line.occurrence().function().label()),
              number(line.health().inputs().low()),
              number(line.health().inputs().high()),
              number(line.health().inputs().mean()),
              number(line.outputs().low()),
              number(line.outputs().high()),
              percent(line.outputs().zeros()),
              percent(line.health().flat()),
              percent(line.health().saturated()),
              "%d of %d".formatted(units.silent(), units.count()),
              line.effectiveRank().isPresent() ? number(line.effectiveRank().getAsDouble()) : "",
              Shown.plain(line.occurrence().node().name())));
    }
    return rows;
  }

  /// The header and a row for each activation.
  static List<List<String>> formats(Profile profile) {
    boolean hasShares = profile.lines().stream().anyMatch(line -> line.sureness().isPresent());
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(FORMATS.subList(0, hasShares ? FORMATS.size() : 4));
    header.add("at");
    rows.add(header);
    for (ProfileLine line : profile.lines()) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  Shown.plain(line.occurrence().function().label()),
                  times(line.headroom().times16()),
                  percent(line.headroom().tiny16()),
                  percent(line.headroom().zero8())));
      if (hasShares) {
        row.add(line.sureness().map(Sureness::entropy).map(ProfileText::percent).orElse(""));
        row.add(line.sureness().map(Sureness::certain).map(ProfileText::percent).orElse(""));
      }
      row.add(Shown.plain(line.occurrence().node().name()));
      rows.add(row);
    }
    return rows;
  }

  /// How many of each function the census has and no row has shown.
  static Map<String, Integer> unseen(Profile profile, Census census) {
    Set<Occurrence> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    profile.lines().forEach(line -> seen.add(line.occurrence()));
    return new Census(census.occurrences().stream().filter(one -> !seen.contains(one)).toList())
        .counts();
  }

  /// Three digits say enough of a factor.
  private static String times(double value) {
    if (!Double.isFinite(value)) {
      return "any";
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE).stripTrailingZeros();
    return value < WHOLE
        ? rounded.toPlainString() + " x"
        : String.format(Locale.ROOT, "%,.0f x", rounded);
  }

  static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "none";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
