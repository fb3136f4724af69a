package org.hillock.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.hillock.notation.Blueprint;
import org.jspecify.annotations.Nullable;

/// The mixes that were tried, each with the learning rate it was given.
final class Mixes {
  private final Trainings trainings;
  private final Map<String, Double> rates = new HashMap<>();
  private @Nullable Blueprint lines;

  Mixes(Trainings trainings) {
    this.trainings = trainings;
  }

  /// At how many places of the network the activation is open.
  int places(Plan plan) {
    return lines(plan).places();
  }

  /// The plan with a mix among its candidates, the last if it is new.
  ///
  /// @param filling the number of the candidate at each place
  Plan with(Plan plan, List<Integer> filling, double rate) {
    Candidate mix = mix(plan, filling).candidate();
    return rates.put(mix.name(), rate) == null
        ? plan.withCandidates(Stream.concat(plan.candidates().stream(), Stream.of(mix)).toList())
        : plan;
  }

  String name(Plan plan, List<Integer> filling) {
    return mix(plan, filling).name();
  }

  private Mix mix(Plan plan, List<Integer> filling) {
    return new Mix(
        lines(plan),
        plan.candidate(plan.baseline()).design().label(),
        filling.stream().map(plan.candidates()::get).toList());
  }

  /// Whether that is the name of a mix.
  boolean has(String candidate) {
    return rates.containsKey(candidate);
  }

  OptionalDouble rate(String candidate) {
    return rates.entrySet().stream()
        .filter(entry -> entry.getKey().equals(candidate))
        .mapToDouble(Map.Entry::getValue)
        .findFirst();
  }

  private Blueprint lines(Plan plan) {
    if (lines == null) {
      lines = trainings.lines(plan, plan.candidate(plan.baseline()));
    }
    return lines;
  }
}
