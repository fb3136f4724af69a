package org.hillock.peers.training;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All that was measured.
///
/// @param all in any order
record Figures(List<Figure> all) {
  /// Copies the list.
  Figures {
    all = List.copyOf(all);
  }

  /// What is known of a number that was measured in several rounds.
  record Spread(double least, double median, double most) {
    /// Of some numbers; nothing of none.
    static Optional<Spread> of(Collection<Double> numbers) {
      if (numbers.isEmpty()) {
        return Optional.empty();
      }
      double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      int last = sorted.length - 1;
      double median = (sorted[last / 2] + sorted[sorted.length / 2]) / 2;
      return Optional.of(new Spread(sorted[0], median, sorted[last]));
    }
  }

  /// One measure of one library.
  Optional<Spread> spread(String work, String library, int threads, Measure measure) {
    return Spread.of(rounds(work, library, threads, measure).values());
  }

  /// One library's measure as a multiple of another's, over the rounds that have both.
  Optional<Spread> ratio(String work, String library, String other, int threads, Measure measure) {
    Map<Integer, Double> divisors = rounds(work, other, threads, measure);
    Map<Integer, Double> ratios = rounds(work, library, threads, measure);
    ratios.keySet().retainAll(divisors.keySet());
    ratios.replaceAll((round, value) -> value / divisors.getOrDefault(round, Double.NaN));
    return Spread.of(ratios.values());
  }

  /// By round; the last one if a round was measured twice.
  private Map<Integer, Double> rounds(String work, String library, int threads, Measure measure) {
    Map<Integer, Double> values = new TreeMap<>();
    for (Figure figure : all) {
      if (figure.work().equals(work)
          && figure.library().equals(library)
          && figure.threads() == threads
          && figure.measure() == measure) {
        values.put(figure.round(), figure.value());
      }
    }
    return values;
  }
}
