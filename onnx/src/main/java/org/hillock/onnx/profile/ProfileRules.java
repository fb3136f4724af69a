package org.hillock.onnx.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.onnx.census.Finding;

/// What is wrong with activations, as their rows show it.
public final class ProfileRules {
  /// Of a layer's units that are silent on all rows, from which on it is said.
  private static final double SILENT = 0.1;

  /// Of values that lie where the function is flat on both sides.
  private static final double SATURATED = 0.75;

  /// Of numbers that a narrower format would lose.
  private static final double LOST = 0.25;

  /// Of rows in which one number has all.
  private static final double CERTAIN = 0.5;

  private ProfileRules() {}

  /// One finding for each rule and activation, in the order of computation.
  public static List<Finding> of(Profile profile) {
    List<Finding> findings = new ArrayList<>();
    for (ProfileLine line : profile.lines()) {
      String where = line.occurrence().node().label();
      units(line, where, findings);
      numbers(line, where, findings);
      line.sureness()
          .filter(sureness -> sureness.certain() >= CERTAIN)
          .ifPresent(sureness ->
              findings.add(
                  new Finding(
                      "one-hot",
                      "%s gives 1, to the last bit, to one number in %s of %d rows."
                          .formatted(where, percent(sureness.certain()), sureness.rows()),
                      "where one number has all, hardly any gradient comes back, and probabilities say nothing of doubt",
                      "divide what comes in by a temperature above 1, or train with label smoothing")));
    }
    return findings;
  }

  private static void units(ProfileLine line, String where, List<Finding> findings) {
    int units = line.health().units().count();
    int silent = line.health().units().silent();
    if (silent > 0 && silent >= SILENT * units) {
      findings.add(
          new Finding(
              "silent-units",
              "%s: %d of %d units had slope 0 on all rows.".formatted(where, silent, units),
              "a unit that nothing moves takes memory and time, and cannot learn any more",
              "look with more rows, which may wake them; else leave the units out, or train on with leaky_relu or gelu in their place"));
    }
    if (line.health().saturated() >= SATURATED && line.health().flat() < SATURATED) {
      findings.add(
          new Finding(
              "saturated",
              "%s is saturated for %s of its values."
                  .formatted(where, percent(line.health().saturated())),
              "where a function is flat it passes on little but the sign, and hardly any gradient",
              "check that rows are scaled as in training; to train it further put a normalization before it, or take a function that does not flatten"));
    }
  }

  private static void numbers(ProfileLine line, String where, List<Finding> findings) {
    if (line.outputs().nonFinite() > 0) {
      findings.add(
          new Finding(
              "not-finite",
              "%s: %s of its values are NaN or infinite."
                  .formatted(where, percent(line.outputs().nonFinite())),
              "what is computed with NaN is NaN, so the answers mean nothing",
              "look for empty cells and huge numbers in the rows first"));
    }
    Headroom headroom = line.headroom();
    // Shares are small by nature, and what becomes 0 of them is next to nothing.
    boolean isShare = line.sureness().isPresent();
    if (headroom.beyond16()) {
      findings.add(
          new Finding(
              "float16-overflow",
              "%s gives up to %s.".formatted(where, number(headroom.largest())),
              "float16 ends at 65504, and beyond is infinity",
              "keep this layer in float32 or bfloat16, or scale its weights down"));
    } else if (headroom.tiny16() >= LOST && !isShare) {
      findings.add(
          new Finding(
              "float16-subnormal",
              "%s: %s of its numbers other than 0 are below 6.1e-5."
                  .formatted(where, percent(headroom.tiny16())),
              "float16 keeps such small numbers with fewer bits, or not at all",
              "scale what comes in up, or keep this layer in float32"));
    }
    if (headroom.zero8() >= LOST && !isShare) {
      findings.add(
          new Finding(
              "int8-zeros",
              "%s: an int8 grid over its range makes 0 of %s of what is not 0."
                  .formatted(where, percent(headroom.zero8())),
              "a few large numbers stretch the grid, so that the many small ones fall on 0",
              "clip the range before quantizing, or quantize by channel"));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
