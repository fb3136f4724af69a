package org.hillock.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;

/// Whether data sets can be put together.
final class Agreement {
  private static final int FEWEST = 2;

  private Agreement() {}

  static void check(List<DataSet> sets) {
    if (sets.size() < FEWEST) {
      throw new InvalidInputException(
          "%d data set%s; ranks over data sets need at least %d, and eight or more to find anything."
              .formatted(sets.size(), sets.size() == 1 ? "" : "s", FEWEST));
    }
    Map<String, DataSet> seen = new HashMap<>();
    for (DataSet set : sets) {
      DataSet before = seen.put(set.fingerprint(), set);
      if (before != null) {
        throw new InvalidInputException(
            "%s and %s are both of %s, which would count twice; leave one out."
                .formatted(before.source(), set.source(), set.name()));
      }
      if (!(set.margin() > 0)) {
        throw new InvalidInputException(
            "the margin of %s is %s, and gains are counted in margins; repeat the comparison with a margin above 0."
                .formatted(set.source(), set.margin()));
      }
    }
    DataSet first = sets.getFirst();
    for (DataSet set : sets) {
      if (set.higherIsBetter() != first.higherIsBetter()) {
        throw new InvalidInputException(
            "%s is judged by %s, of which %s is better, and %s by %s, of which %s is; repeat one with the --metric of the other's kind."
                .formatted(
                    first.source(),
                    first.metric(),
                    first.higherIsBetter() ? "more" : "less",
                    set.source(),
                    set.metric(),
                    set.higherIsBetter() ? "more" : "less"));
      }
    }
  }

  /// The baseline of all data sets.
  static String baseline(List<DataSet> sets) {
    TreeSet<String> all =
        sets.stream().map(DataSet::baseline).collect(Collectors.toCollection(TreeSet::new));
    if (all.size() > 1) {
      throw new InvalidInputException(
          "the data sets have different baselines: %s; name one with --baseline."
              .formatted(String.join(", ", all)));
    }
    return all.first();
  }

  /// The candidates that all data sets have scores of, by name.
  static List<String> candidates(List<DataSet> sets, String baseline) {
    TreeSet<String> common = new TreeSet<>(sets.getFirst().scores().keySet());
    for (DataSet set : sets) {
      if (!set.scores().containsKey(baseline)) {
        throw new InvalidInputException(
            "%s has no score of the baseline %s; there are %s. Name one of them with --baseline."
                .formatted(
                    set.source(),
                    baseline,
                    String.join(", ", new TreeSet<>(set.scores().keySet()))));
      }
      common.retainAll(set.scores().keySet());
    }
    if (common.size() < 2) {
      throw new InvalidInputException(
          "only %s has a score on all %d data sets, so there is nothing to rank; compare the same functions on each, with --keep-all."
              .formatted(baseline, sets.size()));
    }
    return List.copyOf(common);
  }
}
