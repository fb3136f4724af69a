package org.hillock.recommendation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;
import org.hillock.recommendation.Choice.Avoided;
import org.hillock.rulebook.Rule;

/// What to begin with, without training: a function for each place of the network, what to try
/// next, what to avoid, and why.
///
/// @param situation what it is for
/// @param choices by place; the output is last
/// @param setup what belongs with them
public record Recommendation(Situation situation, List<Choice> choices, Setup setup) {
  private static final int MOST_SHOWN = 8;
  private static final int FALLBACKS = 3;

  /// Copies the list.
  public Recommendation {
    choices = List.copyOf(choices);
  }

  /// Applies the rules: of the functions that fulfill what is demanded those first that a rule
  /// prefers, in the order of the rules, then the cheapest; last what a rule advises against.
  ///
  /// @throws InvalidInputException if no function fulfills all constraints; says which conflict
  public static Recommendation of(Situation situation) {
    List<Choice> choices =
        situation.kind().places().stream().map(place -> choice(situation, place)).toList();
    return new Recommendation(
        situation, choices, Setup.of(situation, choices.getFirst().function()));
  }

  /// The choice for the layers inside: in recurrent networks, for the state.
  public Choice hidden() {
    return choices.getFirst();
  }

  /// The choice for the last layer.
  public Choice output() {
    return choices.getLast();
  }

  /// All rules that were applied, each once.
  public List<Rule> rules() {
    return choices.stream().flatMap(choice -> choice.rules().stream()).distinct().toList();
  }

  private static Choice choice(Situation situation, Place place) {
    List<Nature> candidates = Candidates.of(situation, place, situation.constraints());
    if (candidates.isEmpty()) {
      throw conflict(situation, place);
    }
    List<Clause> clauses =
        Clause.ALL.stream().filter(clause -> clause.applies(situation, place)).toList();
    Map<String, Clause> avoided = new LinkedHashMap<>();
    clauses.forEach(clause -> clause.avoids().forEach(name -> avoided.putIfAbsent(name, clause)));
    List<String> preferred =
        clauses.stream().flatMap(clause -> clause.prefers().stream()).distinct().toList();
    List<Nature> ordered = new ArrayList<>(candidates);
    ordered.sort(
        Comparator.<Nature>comparingInt(nature -> tier(nature.name(), preferred, avoided))
            .thenComparingInt(nature -> place(preferred, nature.name()))
            .thenComparing(Nature::cost));
    long count = ordered.stream().filter(nature -> preferred.contains(nature.name())).count();
    List<Nature> shown =
        ordered.stream().limit(Math.min(MOST_SHOWN, count == 0 ? FALLBACKS : count)).toList();
    List<String> names = shown.stream().map(Nature::name).toList();
    return new Choice(
        place,
        shown.getFirst().function(),
        shown.stream().skip(1).map(Nature::function).toList(),
        avoided.entrySet().stream()
            .filter(entry -> !names.getFirst().equals(entry.getKey()))
            .map(entry -> new Avoided(entry.getKey(), entry.getValue().rule()))
            .toList(),
        clauses.stream()
            .filter(clause -> clause.hasSomethingToSay(names))
            .map(Clause::rule)
            .distinct()
            .toList());
  }

  /// A rule that measurements contradict does not put what it advises against behind what no rule
  /// prefers.
  private static int tier(String name, List<String> preferred, Map<String, Clause> avoided) {
    Clause against = avoided.get(name);
    if (against != null && !against.contradicted()) {
      return 3;
    }
    if (!preferred.contains(name)) {
      return 2;
    }
    return against == null ? 0 : 1;
  }

  private static int place(List<String> preferred, String name) {
    int place = preferred.indexOf(name);
    return place < 0 ? preferred.size() : place;
  }

  private static InvalidInputException conflict(Situation situation, Place place) {
    List<Constraint> conflicting = Candidates.conflict(situation, place);
    String each =
        conflicting.stream()
            .map(constraint ->
                "%s leaves %s"
                    .formatted(
                        constraint.label(),
                        listed(Candidates.examples(situation, place, constraint))))
            .collect(Collectors.joining("; "));
    return new InvalidInputException(
        "%s cannot hold together in the %s of %s: no function of the list fulfills %s (%s); leave out one of them."
            .formatted(
                conflicting.stream().map(Constraint::label).collect(Collectors.joining(" and ")),
                place.label(),
                situation.kind().label(),
                conflicting.size() == 2 ? "both" : "all",
                each));
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
