package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.History;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.probe.Units;

/// Which share of units did not work at a moment, in the knowledge of what came later.
///
/// @param dead slope 0 on all rows seen, then and at all later looks
/// @param sleeping slope 0 on all rows seen then, but not later
/// @param saturated the others whose slope was below 1 % of the largest on at least 95 % of the
///   rows
public record UnitShares(double dead, double sleeping, double saturated) {
  private static final double MOSTLY = 0.95;

  /// Of all units together, at each look.
  public static List<UnitShares> of(History history) {
    return of(history, _ -> true);
  }

  /// Of one layer, at each look.
  ///
  /// @param layer its number, from 0
  public static List<UnitShares> of(History history, int layer) {
    return of(history, health -> health.layer() == layer);
  }

  private static List<UnitShares> of(History history, Predicate<LayerHealth> chosen) {
    Map<Integer, boolean[]> awakeLater = new HashMap<>();
    List<UnitShares> shares = new ArrayList<>();
    for (Observation look : history.looks().reversed()) {
      Count count = new Count();
      look.layers().stream()
          .filter(chosen)
          .filter(health -> health.activation().isPresent())
          .forEach(health -> {
            Units units = health.activation().map(ActivationHealth::units).orElseThrow();
            boolean[] awake =
                awakeLater.computeIfAbsent(health.layer(), _ -> new boolean[units.count()]);
            count.add(units, awake);
          });
      shares.addFirst(count.shares());
    }
    return shares;
  }

  /// Units at one look.
  private static final class Count {
    private int all;
    private int dead;
    private int sleeping;
    private int saturated;

    /// @param awake whether a unit works at a later look; from now on, whether at this one too
    void add(Units units, boolean[] awake) {
      boolean[] later = Arrays.copyOf(awake, units.count());
      for (int u = 0; u < units.count(); u++) {
        boolean silent = units.active().get(u) == 0;
        dead += silent && !later[u] ? 1 : 0;
        sleeping += silent && later[u] ? 1 : 0;
        saturated += !silent && units.saturated().get(u) >= MOSTLY ? 1 : 0;
        awake[u] |= !silent;
      }
      all += units.count();
    }

    UnitShares shares() {
      double whole = Math.max(1, all);
      return new UnitShares(dead / whole, sleeping / whole, saturated / whole);
    }
  }
}
