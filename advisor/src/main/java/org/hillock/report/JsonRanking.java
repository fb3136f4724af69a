package org.hillock.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.ranking.DataSet;
import org.hillock.ranking.Missing;
import org.hillock.ranking.Place;
import org.hillock.ranking.Ranking;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A ranking as JSON, format `hillock-ranking/1`: keys are never renamed or removed, more may be
/// added. What is not a finite number is null.
///
/// @param format always `hillock-ranking/1`
/// @param sets the data sets, in the order given
/// @param functions best mean rank first
/// @param friedman the test that all rank alike
/// @param criticalDifference Nemenyi's, of mean ranks, at 5 %
/// @param smallestP that so many data sets can give
/// @param fewestSets that could give a claim
/// @param verdict what follows
/// @param grounds the numbers behind it
/// @param missing functions that are not ranked
public record JsonRanking(
    String format,
    String baseline,
    List<Set> sets,
    List<Function> functions,
    Test friedman,
    double criticalDifference,
    double smallestP,
    int fewestSets,
    String verdict,
    List<String> grounds,
    List<Missing> missing) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// A data set with the mean score of each function.
  public record Set(
      String name,
      String source,
      String metric,
      boolean higherIsBetter,
      double margin,
      Map<String, Double> scores) {}

  /// A function; p is null for the baseline.
  ///
  /// @param gains over the baseline in margins, one a data set
  public record Function(
      String name,
      double meanRank,
      int wins,
      int ties,
      int losses,
      List<Double> gains,
      @Nullable Double p) {}

  /// Friedman's test in Iman and Davenport's form; the statistic is null if all data sets agree.
  public record Test(double chiSquared, @Nullable Double statistic, double p) {}

  /// The ranking as plain data.
  public static JsonRanking of(Ranking ranking) {
    return new JsonRanking(
        "hillock-ranking/1",
        ranking.baseline(),
        ranking.sets().stream().map(JsonRanking::set).toList(),
        ranking.places().stream().map(place -> function(place, ranking.baseline())).toList(),
        new Test(
            ranking.friedman().chiSquared(),
            JsonLook.finite(ranking.friedman().statistic()),
            ranking.friedman().pValue()),
        ranking.criticalDifference(),
        ranking.smallestPValue(),
        ranking.fewestSets(),
        RankingWords.verdict(ranking),
        RankingWords.grounds(ranking),
        ranking.missing());
  }

  private static Set set(DataSet set) {
    return new Set(
        set.name(),
        set.source(),
        set.metric(),
        set.higherIsBetter(),
        set.margin(),
        new TreeMap<>(set.scores()));
  }

  private static Function function(Place place, String baseline) {
    return new Function(
        place.candidate(),
        place.meanRank(),
        place.wins(),
        place.ties(),
        place.losses(),
        place.gains(),
        place.candidate().equals(baseline) ? null : place.pValue());
  }

  /// As indented JSON with a line break at the end.
  public String text() {
    return MAPPER.writeValueAsString(this) + "\n";
  }
}
