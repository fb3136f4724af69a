package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.ranking.Missing;
import org.hillock.ranking.Place;
import org.hillock.ranking.Ranking;

/// What a ranking says, in words.
final class RankingWords {
  private RankingWords() {}

  /// What to do, for readers who know no statistics.
  static String verdict(Ranking ranking) {
    String base = ranking.baseline();
    int others = ranking.places().size() - 1;
    int n = ranking.sets().size();
    List<Place> better = ranking.better();
    if (!better.isEmpty()) {
      Place best = better.getFirst();
      String also =
          better.size() == 1
              ? ""
              : " So "
                  + are(better.size() - 1)
                  + " "
                  + names(better.subList(1, better.size()))
                  + ".";
      return "Over these %d data sets %s is better than %s: by more than the margin on %d of them, worse on %d (p %s).%s%s"
          .formatted(
              n,
              best.candidate(),
              base,
              best.wins(),
              best.losses(),
              p(best.pValue()),
              also,
              worse(ranking));
    }
    if (ranking.smallestPValue() >= Ranking.LEVEL) {
      return "%d data sets are too few to choose by: even %s that is better than %s on all of them would have p %s. At least %d data sets are needed; until then use %s."
          .formatted(
              n,
              others == 1 ? "a function" : "one of %d functions".formatted(others),
              base,
              p(ranking.smallestPValue()),
              ranking.fewestSets(),
              base);
    }
    return "Over these %d data sets %s better than %s; use %s.%s"
        .formatted(
            n,
            others == 1 ? other(ranking) + " is not" : "none of the %d others is".formatted(others),
            base,
            base,
            worse(ranking));
  }

  private static String other(Ranking ranking) {
    return ranking.places().stream()
        .map(Place::candidate)
        .filter(name -> !name.equals(ranking.baseline()))
        .findFirst()
        .orElseThrow();
  }

  private static String worse(Ranking ranking) {
    List<Place> worse = ranking.worse();
    return worse.isEmpty()
        ? ""
        : " Worse than %s %s %s.".formatted(ranking.baseline(), are(worse.size()), names(worse));
  }

  private static String are(int number) {
    return number == 1 ? "is" : "are";
  }

  private static String names(List<Place> places) {
    List<String> names = places.stream().map(Place::candidate).toList();
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /// The numbers behind it, a sentence each, for readers who know statistics.
  static List<String> grounds(Ranking ranking) {
    int k = ranking.places().size();
    int n = ranking.sets().size();
    double f = ranking.friedman().statistic();
    List<String> grounds = new ArrayList<>();
    grounds.add(
        "Friedman's test with Iman and Davenport's F(%d, %d) = %s, p %s: that all rank alike is %s."
            .formatted(
                k - 1,
                (k - 1) * (n - 1),
                Double.isInfinite(f) ? "infinity" : format("%.2f", f),
                p(ranking.friedman().pValue()),
                ranking.friedman().pValue() < Ranking.LEVEL ? "refuted" : "not refuted"));
    grounds.add(
        "Wilcoxon's signed ranks of the gains over %s, exact and two-sided, with Holm's correction for %d comparison%s; the smallest p that %d data sets can give is %s."
            .formatted(
                ranking.baseline(), k - 1, k == 2 ? "" : "s", n, number(ranking.smallestPValue())));
    return grounds;
  }

  /// Who is left out and why.
  static List<String> notes(Ranking ranking) {
    return ranking.missing().stream().map(one -> note(one, ranking.sets().size())).toList();
  }

  private static String note(Missing missing, int sets) {
    if (missing.without().size() == sets) {
      return "%s is not ranked: no data set has a score of it.".formatted(missing.candidate());
    }
    String where = String.join("; ", missing.without());
    return missing.out()
        ? "%s is not ranked: screening took it out on %s; compare with --keep-all keeps all."
            .formatted(missing.candidate(), where)
        : "%s is not ranked: it was not tried on %s.".formatted(missing.candidate(), where);
  }

  /// A p-value after the letter p.
  private static String p(double value) {
    return (value < 0.0001 ? "" : "= ") + number(value);
  }

  /// A p-value.
  static String number(double value) {
    return value < 0.0001 ? "< 0.0001" : format(value < 0.01 ? "%.4f" : "%.3f", value);
  }

  static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
