package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.onnx.profile.Headroom;
import org.hillock.onnx.profile.Profile;
import org.hillock.onnx.profile.ProfileLine;

/// What activations did with rows, for the terminal.
final class ProfileText {
  /// Of a layer's units that are silent on all rows, from which on it is said.
  private static final double SILENT = 0.1;

  /// Of values that lie where the function is flat on both sides.
  private static final double SATURATED = 0.75;

  /// Of numbers that a narrower format would lose.
  private static final double LOST = 0.25;

  private ProfileText() {}

  static String of(Profile profile) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "function",
            "in least",
            "most",
            "mean",
            "out most",
            "zeros",
            "flat",
            "saturated",
            "silent units",
            "rank",
            "int8 loses",
            "at"));
    for (ProfileLine line : profile.lines()) {
      rows.add(
          List.of(
              Shown.plain(line.occurrence().function().label()),
              number(line.health().inputs().low()),
              number(line.health().inputs().high()),
              number(line.health().inputs().mean()),
              number(line.outputs().high()),
              percent(line.outputs().zeros()),
              percent(line.health().flat()),
              percent(line.health().saturated()),
              "%d of %d".formatted(line.health().units().silent(), line.health().units().count()),
              line.effectiveRank().isPresent() ? number(line.effectiveRank().getAsDouble()) : "",
              percent(line.headroom().zero8()),
              Shown.plain(line.occurrence().node().name())));
    }
    StringBuilder text = new StringBuilder("\nOn %d rows\n".formatted(profile.rows()));
    text.append(
        profile.lines().isEmpty() ? "  no activation was seen\n" : InspectionText.table(rows));
    List<String> findings = findings(profile);
    text.append('\n');
    if (findings.isEmpty()) {
      text.append("Nothing is wrong with them: no silent, saturated or oversized activation.\n");
    } else {
      text.append("Health\n");
      findings.forEach(finding -> text.append("  ").append(finding).append('\n'));
    }
    return text.toString();
  }

  private static List<String> findings(Profile profile) {
    List<String> findings = new ArrayList<>();
    for (ProfileLine line : profile.lines()) {
      String where = Shown.plain(line.occurrence().node().label());
      int units = line.health().units().count();
      int silent = line.health().units().silent();
      if (silent >= SILENT * units && silent > 0) {
        findings.add(
            "%s: %d of %d units had slope 0 on all rows; more rows may wake them, else they can be left out."
                .formatted(where, silent, units));
      }
      if (line.health().saturated() >= SATURATED && line.health().flat() < SATURATED) {
        findings.add(
            "%s: saturated for %s of its values; it passes on little but the sign."
                .formatted(where, percent(line.health().saturated())));
      }
      if (line.outputs().nonFinite() > 0) {
        findings.add(
            "%s: %s of its values are NaN or infinite."
                .formatted(where, percent(line.outputs().nonFinite())));
      }
      Headroom headroom = line.headroom();
      if (headroom.beyond16()) {
        findings.add(
            "%s: gives up to %s, and float16 ends at 65504."
                .formatted(where, number(headroom.largest())));
      }
      if (headroom.zero8() >= LOST) {
        findings.add(
            "%s: an int8 grid over its range would make 0 of %s of what is not 0; clip the range, or quantize by channel."
                .formatted(where, percent(headroom.zero8())));
      }
    }
    return findings;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
