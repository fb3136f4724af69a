package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong with a course: nothing, or one condition for each cause, and what follows from it.
public final class Diagnoses {
  /// Causes before what they cause.
  private static final List<Rule> RULES =
      List.of(
          new Mismatched(),
          new Unscaled(),
          new Symmetric(),
          new LinearStack(),
          new Exploding(),
          new Saturating(),
          new NonFinite(),
          new Dying(),
          new Vanishing(),
          new RateTooHigh(),
          new RateTooLow(),
          new Collapsing(),
          new Memorizing());

  private Diagnoses() {}

  /// The conditions of a course. Those that no other explains come first, causes before what they
  /// cause; then those that follow from one of them. None, if it is healthy.
  public static List<Diagnosis> of(Course course) {
    Examination examination = Examination.of(course);
    List<Diagnosis> found = new ArrayList<>();
    for (Rule rule : RULES) {
      if (has(found, rule.saidBy())) {
        continue;
      }
      rule.examine(examination)
          .ifPresent(diagnosis -> found.add(placed(useful(diagnosis, course), rule, found)));
    }
    List<Diagnosis> ordered = new ArrayList<>(found);
    ordered.removeIf(diagnosis -> diagnosis.followsFrom().isPresent());
    found.removeAll(ordered);
    ordered.addAll(found);
    return ordered;
  }

  private static boolean has(List<Diagnosis> found, List<Condition> conditions) {
    return found.stream().anyMatch(diagnosis -> conditions.contains(diagnosis.condition()));
  }

  private static Diagnosis useful(Diagnosis diagnosis, Course course) {
    return diagnosis.with(
        diagnosis.remedies().stream()
            .filter(remedy -> remedy.appliedTo(course.which()).isPresent())
            .toList());
  }

  private static Diagnosis placed(Diagnosis diagnosis, Rule rule, List<Diagnosis> found) {
    Optional<Condition> cause =
        rule.explainedBy().stream().filter(condition -> has(found, List.of(condition))).findFirst();
    return cause.map(diagnosis::following).orElse(diagnosis);
  }
}
