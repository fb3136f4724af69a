package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.notation.Blueprint;

/// No activation after the last layer with weights: losses take raw outputs, and apply softmax or
/// sigmoid themselves.
public record RawOutputs() implements Remedy {
  @Override
  public String text() {
    return "no activation after the last layer";
  }

  @Override
  public Optional<Case> appliedTo(Case before) {
    return Rewritten.network(before, RawOutputs::in, "raw outputs");
  }

  private static Optional<Blueprint> in(Blueprint blueprint) {
    List<String> lines = new ArrayList<>(blueprint.text().lines().toList());
    if (lines.size() < 2 || !lines.getLast().startsWith("activation")) {
      return Optional.empty();
    }
    while (lines.size() > 1 && lines.getLast().startsWith("activation")) {
      lines.removeLast();
    }
    return Optional.of(Blueprint.parse("raw outputs", String.join("\n", lines)));
  }
}
