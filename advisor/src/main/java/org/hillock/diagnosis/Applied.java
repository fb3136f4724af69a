package org.hillock.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Split;

/// A remedy and what becomes of a case by it.
///
/// @param treated empty if it cannot be applied
/// @param reason why, or empty
record Applied(Remedy remedy, Optional<Case> treated, String reason) {
  /// All of them; of those with the same text only the first.
  static List<Applied> each(List<Remedy> remedies, Case ill) {
    Split split = ill.split();
    ill.network(split).checkTrainable();
    Map<String, Applied> all = new LinkedHashMap<>();
    for (Remedy remedy : remedies) {
      all.computeIfAbsent(remedy.text(), _ -> of(remedy, ill, split));
    }
    return List.copyOf(all.values());
  }

  private static Applied of(Remedy remedy, Case ill, Split split) {
    try {
      Optional<Case> treated = remedy.appliedTo(ill);
      treated.ifPresent(one ->
          one.network(one.problem().equals(ill.problem()) ? split : one.split()).checkTrainable());
      return new Applied(
          remedy, treated, treated.isPresent() ? "" : "it would change nothing here");
    } catch (InvalidInputException e) {
      return new Applied(remedy, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }
}
