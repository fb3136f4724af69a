package org.hillock.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.notation.Blueprint;
import org.jspecify.annotations.Nullable;

/// The candidates by number: those of the plan, then mixes of them as they are asked for.
final class Roster {
  private final Candidate baseline;
  private final Training training;
  private final List<Candidate> candidates;
  private @Nullable Blueprint lines;

  Roster(Plan plan, Training training) {
    baseline = plan.candidate(plan.baseline());
    this.training = training;
    candidates = new ArrayList<>(plan.candidates());
  }

  Candidate candidate(int number) {
    return candidates.get(number);
  }

  String name(int number) {
    return candidates.get(number).name();
  }

  Candidate named(String name) {
    return candidates.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /// At how many places of the network the activation is open.
  int places() {
    return lines().places();
  }

  /// The number of a mix.
  ///
  /// @param filling the number of the candidate at each place
  int mixed(List<Integer> filling) {
    List<Candidate> parts = filling.stream().map(candidates::get).toList();
    Candidate mix = new Mix(lines(), baseline.design().label(), parts).candidate();
    return IntStream.range(0, candidates.size())
        .filter(i -> name(i).equals(mix.name()))
        .findFirst()
        .orElseGet(() -> added(mix));
  }

  private int added(Candidate mix) {
    candidates.add(mix);
    return candidates.size() - 1;
  }

  private Blueprint lines() {
    if (lines == null) {
      lines = training.lines(baseline);
    }
    return lines;
  }
}
