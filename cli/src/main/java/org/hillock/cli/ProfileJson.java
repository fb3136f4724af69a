package org.hillock.cli;

import java.util.List;
import org.hillock.onnx.census.Finding;
import org.hillock.onnx.profile.Headroom;
import org.hillock.onnx.profile.ProfileLine;
import org.hillock.onnx.profile.ProfileRules;
import org.hillock.onnx.profile.Sureness;
import org.hillock.probe.Distribution;
import org.jspecify.annotations.Nullable;

/// What activations did with rows, as part of [InspectionJson].
///
/// @param count how many rows there were
/// @param notes how they were put in
/// @param activations those that were seen
record ProfileJson(long count, List<String> notes, List<Seen> activations, List<Finding> findings) {
  /// What one activation did.
  ///
  /// @param in what came in
  /// @param out what went out
  record Seen(
      String function,
      String node,
      String place,
      Distribution in,
      Distribution out,
      double flat,
      double saturated,
      int units,
      int silentUnits,
      @Nullable Double effectiveRank,
      Headroom headroom,
      @Nullable Sureness sureness) {}

  static ProfileJson of(RowProfile seen) {
    return new ProfileJson(
        seen.profile().rows(),
        seen.notes(),
        seen.profile().lines().stream().map(ProfileJson::line).toList(),
        ProfileRules.of(seen.profile()));
  }

  private static Seen line(ProfileLine line) {
    return new Seen(
        line.occurrence().function().label(),
        line.occurrence().node().label(),
        line.occurrence().place(),
        line.health().inputs(),
        line.outputs(),
        line.health().flat(),
        line.health().saturated(),
        line.health().units().count(),
        line.health().units().silent(),
        line.effectiveRank().isPresent() ? line.effectiveRank().getAsDouble() : null,
        line.headroom(),
        line.sureness().orElse(null));
  }
}
