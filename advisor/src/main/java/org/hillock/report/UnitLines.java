package org.hillock.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hillock.page.Numeral;
import org.hillock.page.Table;
import org.hillock.probe.Decline;
import org.hillock.probe.LayerUnits;
import org.hillock.probe.UnitHealth;
import org.hillock.probe.UnitState;

/// What has become of the units by the end of a training, layer by layer, in words.
final class UnitLines {
  private UnitLines() {}

  /// All layers as a table.
  static Table table(List<LayerUnits> all) {
    List<String> header = new ArrayList<>(List.of("layer", "units"));
    for (UnitState state : UnitState.values()) {
      header.add(state.label());
    }
    header.addAll(List.of("proven dead", "training rows seen"));
    return new Table(
        "Units at the end, by all rows seen. Dead: slope 0 on every training row, or on every input within their range (proven). Sleeping: slope 0 on the rows seen, which are not all. Dying: at work on fewer and fewer rows.",
        header,
        all.stream().map(UnitLines::row).toList());
  }

  private static List<String> row(LayerUnits layer) {
    List<String> row = new ArrayList<>(List.of(name(layer), Numeral.count(layer.units().size())));
    for (UnitState state : UnitState.values()) {
      row.add(Numeral.count(layer.count(state)));
    }
    row.add(Numeral.PERCENT.text(layer.proven()));
    row.add((layer.all() ? "all " : "") + Numeral.count(layer.examples()));
    return row;
  }

  /// A sentence for each layer with units that are not active.
  static List<String> sentences(List<LayerUnits> all) {
    return all.stream()
        .filter(layer -> layer.count(UnitState.ACTIVE) < layer.units().size())
        .map(UnitLines::sentence)
        .toList();
  }

  private static String sentence(LayerUnits layer) {
    List<String> parts = new ArrayList<>();
    int dead = layer.count(UnitState.DEAD) + layer.count(UnitState.DEAD_AT_BIRTH);
    if (dead > 0) {
      parts.add(
          "%d dead (%d at birth already, %s of all units proven)"
              .formatted(
                  dead,
                  layer.count(UnitState.DEAD_AT_BIRTH),
                  Numeral.PERCENT.text(layer.proven())));
    }
    dying(layer)
        .ifPresent(first ->
            parts.add(
                "%d dying (the first by step %s if it goes on so, 99 %% interval %s to %s)"
                    .formatted(
                        layer.count(UnitState.DYING),
                        Numeral.count(Math.round(first.deadAt())),
                        Numeral.count(Math.round(first.earliest())),
                        Numeral.count(Math.round(first.latest())))));
    int sleeping = layer.count(UnitState.SLEEPING);
    if (sleeping > 0) {
      parts.add(
          "%d sleeping (each at work on less than %s of all rows, 95 %% confidence)"
              .formatted(sleeping, Numeral.PERCENT.text(bound(layer))));
    }
    return "%s: of %d units %s; by %s%d training rows."
        .formatted(
            name(layer),
            layer.units().size(),
            String.join(", ", parts),
            layer.all() ? "all " : "",
            layer.examples());
  }

  private static double bound(LayerUnits layer) {
    return layer.units().stream()
        .filter(unit -> unit.state() == UnitState.SLEEPING)
        .mapToDouble(UnitHealth::bound)
        .max()
        .orElse(0);
  }

  /// The decline that ends first.
  private static Optional<Decline> dying(LayerUnits layer) {
    return layer.units().stream()
        .flatMap(unit -> unit.decline().stream())
        .min(Comparator.comparingDouble(Decline::deadAt));
  }

  private static String name(LayerUnits layer) {
    return "layer %d (%s)".formatted(layer.layer() + 1, layer.label());
  }
}
