package org.hillock.ranking;

import java.util.List;
import java.util.TreeSet;

/// A candidate that is not ranked.
///
/// @param candidate its name
/// @param without names of the data sets that have no score of it
/// @param out whether it was tried on all of them, and given up
public record Missing(String candidate, List<String> without, boolean out) {
  /// Copies the list.
  public Missing {
    without = List.copyOf(without);
  }

  static List<Missing> of(List<DataSet> sets, List<String> common) {
    TreeSet<String> all = new TreeSet<>();
    sets.forEach(set -> all.addAll(set.scores().keySet()));
    sets.forEach(set -> all.addAll(set.out()));
    common.forEach(all::remove);
    return all.stream().map(candidate -> of(candidate, sets)).toList();
  }

  private static Missing of(String candidate, List<DataSet> sets) {
    List<DataSet> without =
        sets.stream().filter(set -> !set.scores().containsKey(candidate)).toList();
    return new Missing(
        candidate,
        without.stream().map(DataSet::name).toList(),
        without.stream().allMatch(set -> set.out().contains(candidate)));
  }
}
