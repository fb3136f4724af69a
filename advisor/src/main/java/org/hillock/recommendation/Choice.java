package org.hillock.recommendation;

import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.rulebook.Rule;

/// What to put at one place of a network.
///
/// @param place where
/// @param function what to begin with
/// @param alternatives what to try next, in order
/// @param avoided what not to take
/// @param rules from which this follows, those that weigh most first
public record Choice(
    Place place,
    Activation function,
    List<Activation> alternatives,
    List<Avoided> avoided,
    List<Rule> rules) {
  /// Copies the lists.
  public Choice {
    alternatives = List.copyOf(alternatives);
    avoided = List.copyOf(avoided);
    rules = List.copyOf(rules);
  }

  /// What not to take.
  ///
  /// @param function its name
  /// @param rule that says so
  public record Avoided(String function, Rule rule) {}
}
