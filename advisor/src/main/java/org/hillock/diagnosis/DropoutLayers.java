package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.notation.Blueprint;

/// After the last hidden layer, some numbers are 0 while the network learns.
///
/// @param rate with which probability
public record DropoutLayers(double rate) implements Remedy {
  @Override
  public String text() {
    return "dropout of %s before the last layer".formatted(Shown.percent(rate));
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    return Rewritten.network(before, this::in, "dropout");
  }

  private Optional<Blueprint> in(Blueprint blueprint) {
    List<String> lines = new ArrayList<>(blueprint.text().lines().toList());
    // Only a dense at the end has a place before it that is surely hidden.
    if (lines.size() < 2
        || !lines.getLast().startsWith("dense")
        || lines.get(lines.size() - 2).startsWith("dropout")) {
      return Optional.empty();
    }
    lines.add(lines.size() - 1, "dropout " + rate);
    return Optional.of(Blueprint.parse("dropout", String.join("\n", lines)));
  }
}
