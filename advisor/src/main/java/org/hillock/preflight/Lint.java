package org.hillock.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;

/// The rules for choosing activations, losses, starts and inputs, each checked on the network at
/// hand.
public final class Lint {
  private static final List<Rule> RULES =
      Stream.of(OutputRules.ALL, HiddenRules.ALL, KindRules.ALL, StartRules.ALL, InputRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Lint() {}

  /// All rules.
  public static List<Rule> rules() {
    return RULES;
  }

  /// What breaks a rule, warnings first.
  ///
  /// @param silenced ids of the rules that are not checked
  /// @throws InvalidInputException if there is no such rule
  public static List<Complaint> of(Draft draft, Set<String> silenced) {
    List<String> ids = RULES.stream().map(Rule::id).toList();
    for (String id : silenced) {
      if (!ids.contains(id)) {
        throw InvalidInputException.unknown("rule", id, ids);
      }
    }
    List<Complaint> complaints = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      for (Rule rule : RULES) {
        if (rule.severity() == severity && !silenced.contains(rule.id())) {
          for (Rule.Breach breach : rule.check().find(draft)) {
            complaints.add(new Complaint(rule, breach.message(), breach.layers()));
          }
        }
      }
    }
    return complaints;
  }
}
