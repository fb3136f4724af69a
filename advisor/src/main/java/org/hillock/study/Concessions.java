package org.hillock.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.statistics.Power;

/// What an effort gives up beside another, in words.
///
/// @param wanted the other
/// @param chosen the effort
record Concessions(Effort wanted, Effort chosen) {
  List<String> words() {
    List<String> words = new ArrayList<>();
    blocks(words);
    trainings(words);
    List<String> missing =
        wanted.candidates().stream()
            .map(Candidate::name)
            .filter(name -> chosen.candidates().stream().noneMatch(c -> c.name().equals(name)))
            .toList();
    if (!missing.isEmpty()) {
      words.add("%d functions are not tried: %s".formatted(missing.size(), listed(missing)));
    }
    chosen
        .limits()
        .trainingRows()
        .filter(rows -> !wanted.limits().trainingRows().equals(chosen.limits().trainingRows()))
        .ifPresent(rows ->
            words.add(
                "networks train on %,d rows of those there are, so the answer holds for so few"
                    .formatted(rows)));
    return List.copyOf(words);
  }

  private void blocks(List<String> words) {
    Blocks most = wanted.blocks();
    Blocks now = chosen.blocks();
    if (now.screening() < most.screening()) {
      words.add("screening has %s".formatted(blocks(now.screening(), most.screening())));
    }
    if (now.fewest() < most.fewest() || now.ties() < most.ties()) {
      words.add(
          "each round of screening keeps the best third, at least %d, and %s that is close behind"
              .formatted(now.fewest(), now.ties() == 0 ? "none" : "up to " + now.ties()));
    }
    if (now.selection() < most.selection()) {
      words.add("the selection has %s".formatted(blocks(now.selection(), most.selection())));
    }
    if (now.confirmation() < most.confirmation()) {
      words.add(
          "the confirmation has %s, so a gain has to be %.2f times as large to be seen"
              .formatted(
                  blocks(now.confirmation(), most.confirmation()),
                  smallest(now.confirmation()) / smallest(most.confirmation())));
    }
  }

  private void trainings(List<String> words) {
    int typical = wanted.limits().typicalEpochs().orElse(wanted.epochs());
    if (chosen.epochs() < wanted.epochs()) {
      words.add(
          "trainings end after %d epochs at the latest; %d are typical"
              .formatted(chosen.epochs(), typical));
    }
    if (chosen.learningRates().size() < wanted.learningRates().size()) {
      words.add(
          "learning rates are %s only"
              .formatted(
                  chosen.learningRates().stream()
                      .map(rate -> String.format(Locale.ROOT, "%.4g", rate))
                      .collect(Collectors.joining(" and "))));
    }
  }

  private static String blocks(int now, int most) {
    return "%d blocks instead of %d".formatted(now, most);
  }

  private static double smallest(int blocks) {
    return Power.USUAL.smallestGain(blocks);
  }

  private static String listed(List<String> names) {
    return String.join(", ", names);
  }
}
