package org.hillock.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.network.Network;

/// What has become of each unit by the end of a training.
public final class UnitStates {
  /// Of the standard normal, one-sided 95 %.
  private static final double NORMAL = 1.6448536269514722;

  private UnitStates() {}

  /// Of every layer with units.
  ///
  /// @param network at the end
  /// @param birth before the first step
  /// @param course during training, oldest first
  /// @param end for each layer its units on many training examples, empty where there are none
  /// @param rows how many training examples there are
  /// @param reach what the numbers can be within the range of the training inputs
  public static List<LayerUnits> of(
      Network network,
      Observation birth,
      List<Observation> course,
      List<Optional<Units>> end,
      int rows,
      Reach reach) {
    List<LayerUnits> all = new ArrayList<>();
    for (int l = 0; l < end.size(); l++) {
      Optional<Units> seen = end.get(l);
      if (seen.isPresent()) {
        List<UnitHealth> units = new ArrayList<>();
        List<Seen> looks = seen(course, l);
        boolean[] proven = reach.provenSilent(l);
        for (int unit = 0; unit < seen.get().count(); unit++) {
          units.add(
              unit(
                  unit,
                  seen.get(),
                  unit < proven.length && proven[unit],
                  wasSilent(birth, l, unit),
                  looks(looks, unit),
                  rows));
        }
        String label = network.layers().get(l).label();
        long examples = seen.get().examples();
        all.add(new LayerUnits(l, label, examples, examples >= rows, units));
      }
    }
    return all;
  }

  /// The units of a layer after a step.
  private record Seen(long step, Units units) {}

  private static List<Seen> seen(List<Observation> course, int layer) {
    List<Seen> seen = new ArrayList<>();
    for (Observation observation : course) {
      observation
          .layers()
          .get(layer)
          .activation()
          .ifPresent(activation -> seen.add(new Seen(observation.step(), activation.units())));
    }
    return seen;
  }

  private static boolean wasSilent(Observation birth, int layer, int unit) {
    return birth
        .layers()
        .get(layer)
        .activation()
        .filter(activation -> activation.units().active().get(unit) == 0)
        .isPresent();
  }

  private static List<Decline.Look> looks(List<Seen> seen, int unit) {
    List<Decline.Look> looks = new ArrayList<>(seen.size());
    for (Seen look : seen) {
      double active = look.units.active().get(unit);
      if (Double.isFinite(active)) {
        looks.add(new Decline.Look(look.step, active, look.units.examples()));
      }
    }
    return looks;
  }

  private static UnitHealth unit(
      int unit, Units seen, boolean proven, boolean wasSilent, List<Decline.Look> looks, int rows) {
    double active = seen.active().get(unit);
    double bound = proven ? 0 : bound(active, seen);
    if (proven || (active == 0 && seen.examples() >= rows)) {
      UnitState state = wasSilent ? UnitState.DEAD_AT_BIRTH : UnitState.DEAD;
      return new UnitHealth(unit, state, active, bound, proven, Optional.empty());
    }
    Optional<Decline> decline = Decline.of(looks, rows);
    UnitState state =
        decline.isPresent() ? UnitState.DYING : active == 0 ? UnitState.SLEEPING : UnitState.ACTIVE;
    return new UnitHealth(unit, state, active, bound, false, decline);
  }

  private static double bound(double active, Units seen) {
    if (active == 0) {
      return seen.silentBound();
    }
    double n = seen.examples();
    double z = NORMAL * NORMAL / n;
    double spread = NORMAL * Math.sqrt(active * (1 - active) / n + z / (4 * n));
    return Math.min(1, (active + z / 2 + spread) / (1 + z));
  }
}
