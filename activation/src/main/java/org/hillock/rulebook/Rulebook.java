package org.hillock.rulebook;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.rulebook.Rule.Topic;

/// The list of all rules. Documents, tests and the advisor iterate it and hold no second one.
public final class Rulebook {
  private static final List<Rule> ALL =
      Stream.of(HiddenRules.ALL, OutputRules.ALL, ConstraintRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Rulebook() {}

  /// Every rule, those of a topic most important first.
  public static List<Rule> all() {
    return ALL;
  }

  /// The rules of a topic, most important first.
  public static List<Rule> about(Topic topic) {
    return ALL.stream().filter(rule -> rule.topic() == topic).toList();
  }

  /// The rule of that id.
  ///
  /// @throws InvalidInputException if there is none
  public static Rule named(String id) {
    return ALL.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> InvalidInputException.unknown("rule", id, ALL.stream().map(Rule::id).toList()));
  }
}
