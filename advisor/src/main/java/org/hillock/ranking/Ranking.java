package org.hillock.ranking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.statistics.Friedman;
import org.hillock.statistics.Wilcoxon;

/// Candidates over several data sets: mean ranks, Friedman's test that all rank alike, and
/// Wilcoxon's signed ranks of each against the baseline with Holm's correction, by which it is
/// decided.
///
/// Ranks do not ask how large a difference is, so scores need no common unit. Wilcoxon's test
/// compares sizes, so gains are in margins of their data set: the difference that does not matter
/// there.
///
/// Source: J. Demšar, "Statistical comparisons of classifiers over multiple data sets", 2006;
/// Benavoli, Corani and Mangili, "Should we really use post-hoc tests based on mean-ranks?", 2016,
/// who say why pairs are to be compared by their own differences.
///
/// @param sets the data sets
/// @param baseline the one that others have to beat
/// @param places best mean rank first; the baseline among them
/// @param friedman the test that all rank alike
/// @param missing candidates that are left out since some data set has no score of them
public record Ranking(
    List<DataSet> sets,
    String baseline,
    List<Place> places,
    Friedman friedman,
    List<Missing> missing) {
  /// The share of false claims allowed.
  public static final double LEVEL = 0.05;

  /// Copies the lists.
  public Ranking {
    sets = List.copyOf(sets);
    places = List.copyOf(places);
    missing = List.copyOf(missing);
  }

  /// Ranks the candidates that all data sets have scores of.
  ///
  /// @param sets at least 2
  /// @param baseline by name; if empty, that of the data sets
  /// @throws InvalidInputException if the data sets cannot be put together
  public static Ranking of(List<DataSet> sets, Optional<String> baseline) {
    Agreement.check(sets);
    String base = baseline.orElseGet(() -> Agreement.baseline(sets));
    List<String> common = Agreement.candidates(sets, base);
    double[][] scores =
        common.stream()
            .map(c -> sets.stream().mapToDouble(s -> s.gain(c, base)).toArray())
            .toArray(double[][]::new);
    double[][] inMargins =
        common.stream()
            .map(c -> sets.stream().mapToDouble(s -> s.gain(c, base) / s.margin()).toArray())
            .toArray(double[][]::new);
    Friedman friedman = Friedman.of(scores);
    Wilcoxon[] tests = Wilcoxon.against(inMargins, common.indexOf(base));
    List<Place> places =
        IntStream.range(0, common.size())
            .mapToObj(i -> place(common.get(i), friedman.meanRanks()[i], inMargins[i], tests[i]))
            .sorted(Comparator.comparingDouble(Place::meanRank).thenComparing(Place::candidate))
            .toList();
    return new Ranking(sets, base, places, friedman, Missing.of(sets, common));
  }

  private static Place place(String candidate, double meanRank, double[] gains, Wilcoxon test) {
    return new Place(
        candidate,
        meanRank,
        (int) IntStream.range(0, gains.length).filter(i -> gains[i] > 1).count(),
        (int) IntStream.range(0, gains.length).filter(i -> Math.abs(gains[i]) <= 1).count(),
        (int) IntStream.range(0, gains.length).filter(i -> gains[i] < -1).count(),
        IntStream.range(0, gains.length).mapToObj(i -> gains[i]).toList(),
        test.pValue(),
        test.positive() - test.negative());
  }

  /// Those that are better than the baseline by the test.
  public List<Place> better() {
    return significant().filter(place -> place.direction() > 0).toList();
  }

  /// Those that are worse than the baseline by the test.
  public List<Place> worse() {
    return significant().filter(place -> place.direction() < 0).toList();
  }

  private Stream<Place> significant() {
    return places.stream().filter(place -> place.pValue() < LEVEL);
  }

  /// Nemenyi's critical difference, for the picture.
  public double criticalDifference() {
    return friedman.criticalDifference(LEVEL);
  }

  /// The smallest p-value that Wilcoxon's test and Holm's correction can give here: 2^(1-N) times
  /// the number of comparisons.
  public double smallestPValue() {
    return Math.min(1, Math.scalb(places.size() - 1.0, 1 - sets.size()));
  }

  /// How many data sets are needed for a claim, if all of them agree.
  public int fewestSets() {
    int sets = 2;
    while (Math.scalb(places.size() - 1.0, 1 - sets) >= LEVEL) {
      sets++;
    }
    return sets;
  }

  /// The place of a candidate.
  public Place place(String candidate) {
    return places.stream()
        .filter(place -> place.candidate().equals(candidate))
        .findFirst()
        .orElseThrow();
  }
}
