package org.hillock.preflight;

import java.util.List;

/// Something that is checked before training.
///
/// @param id by which it is silenced, in kebab-case
/// @param severity how much it matters
/// @param title what it checks, a few words
/// @param reason why, one sentence
/// @param advice what to do, one sentence
/// @param check finds where it is broken
public record Rule(
    String id, Severity severity, String title, String reason, String advice, Check check) {
  /// Looks for what breaks a rule.
  @FunctionalInterface
  public interface Check {
    /// The breaches, first to last; none if the rule is kept.
    List<Breach> find(Draft draft);
  }

  /// Where a rule is broken.
  ///
  /// @param message one sentence with what is there
  /// @param layers which layers, from 0; empty if it is not about layers
  public record Breach(String message, List<Integer> layers) {
    /// Copies the list.
    public Breach {
      layers = List.copyOf(layers);
    }
  }

  /// The breach of the whole network, if there is one.
  static List<Breach> when(boolean broken, String message, List<Integer> layers) {
    return broken ? List.of(new Breach(message, layers)) : List.of();
  }
}
