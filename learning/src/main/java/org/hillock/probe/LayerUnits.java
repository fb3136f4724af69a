package org.hillock.probe;

import java.util.List;

/// The units of one activation at the end of a training.
///
/// @param layer its number, from 0
/// @param label what it is
/// @param examples how many training examples were looked at
/// @param all whether those are all there are
/// @param units each by itself
public record LayerUnits(
    int layer, String label, long examples, boolean all, List<UnitHealth> units) {
  /// Copies the list.
  public LayerUnits {
    units = List.copyOf(units);
  }

  /// How many units are so.
  public int count(UnitState state) {
    return (int) units.stream().filter(unit -> unit.state() == state).count();
  }

  /// The share of units that are dead, since birth or not.
  public double dead() {
    return (double) units.stream().filter(UnitHealth::isDead).count() / units.size();
  }

  /// What that share is at most: with the units that were active on no example seen, which may be
  /// dead too. If all training examples were seen it is [#dead].
  public double deadAtMost() {
    return (double) units.stream().filter(unit -> unit.isDead() || unit.active() == 0).count()
        / units.size();
  }

  /// The share of units that no input within the range of the training inputs can activate.
  public double proven() {
    return (double) units.stream().filter(UnitHealth::proven).count() / units.size();
  }
}
