package org.hillock.recommendation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hillock.rulebook.Rule;
import org.hillock.rulebook.Rule.Standing;
import org.hillock.rulebook.Rulebook;

/// When and where a rule applies, and what it says of functions there.
///
/// @param rule of the rulebook
/// @param places where it applies
/// @param when in which situations
/// @param prefers functions by name, best first
/// @param avoids functions by name
record Clause(
    Rule rule,
    Set<Place> places,
    Predicate<Situation> when,
    List<String> prefers,
    List<String> avoids) {
  /// What weighs more comes first: demands, the kind of network, what holds in general.
  static final List<Clause> ALL =
      Stream.of(DemandClauses.ALL, HiddenClauses.ALL, OutputClauses.ALL)
          .flatMap(List::stream)
          .toList();

  /// A rule that applies always, and for now says nothing of functions.
  static Clause of(String rule, Place... places) {
    return new Clause(Rulebook.named(rule), Set.of(places), _ -> true, List.of(), List.of());
  }

  Clause when(Predicate<Situation> condition) {
    return new Clause(rule, places, condition, prefers, avoids);
  }

  Clause prefer(String... functions) {
    return new Clause(rule, places, when, List.of(functions), avoids);
  }

  Clause avoid(String... functions) {
    return new Clause(rule, places, when, prefers, List.of(functions));
  }

  boolean applies(Situation situation, Place place) {
    return places.contains(place) && when.test(situation);
  }

  /// Not if it only prefers functions that are ruled out.
  boolean hasSomethingToSay(List<String> shown) {
    return prefers.isEmpty() || !avoids.isEmpty() || prefers.stream().anyMatch(shown::contains);
  }

  boolean contradicted() {
    return rule.standing() == Standing.CONTRADICTED;
  }
}
