package org.hillock.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hillock.page.Numeral;
import org.hillock.protocol.Elimination;
import org.hillock.protocol.Stage;
import org.hillock.study.Plan;

/// What a stage of a comparison has come to.
///
/// @param plan of the comparison
/// @param stage which
/// @param places of the candidates that took part, best first
record Leaderboard(Plan plan, Stage stage, List<Place> places) {
  /// One of them.
  ///
  /// @param mean of its scores over blocks, larger is better
  record Place(String candidate, double mean) {}

  /// @param scores per candidate, larger is better, one a block
  static Leaderboard of(Plan plan, Stage stage, List<String> candidates, double[][] scores) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      double mean = DoubleStream.of(scores[i]).average().orElseThrow();
      places.add(new Place(candidates.get(i), mean));
    }
    places.sort(Comparator.comparingDouble(Place::mean).reversed());
    return new Leaderboard(plan, stage, List.copyOf(places));
  }

  /// Who leads, and by how much.
  String leader() {
    Place first = places.getFirst();
    return first.candidate().equals(plan.baseline())
        ? first.candidate() + " leads"
        : "%s leads by %s".formatted(first.candidate(), Numeral.NUMBER.text(gain(first)));
  }

  /// How much better than the baseline.
  private double gain(Place place) {
    return place.mean() - baseline();
  }

  private double baseline() {
    return places.stream()
        .filter(place -> place.candidate().equals(plan.baseline()))
        .mapToDouble(Place::mean)
        .findFirst()
        .orElseThrow();
  }

  /// Who is out and why, in words; empty if nobody is.
  static String out(Plan plan, List<Elimination> out) {
    if (out.isEmpty()) {
      return "";
    }
    List<String> names =
        out.stream().map(one -> plan.candidates().get(one.candidate()).name()).toList();
    double least = out.stream().mapToDouble(Elimination::behind).min().orElseThrow();
    double most = out.stream().mapToDouble(Elimination::behind).max().orElseThrow();
    String from = Numeral.NUMBER.text(least);
    String to = Numeral.NUMBER.text(most);
    String behind = from.equals(to) ? from : from + " to " + to;
    return "; out, %s behind the last that goes on, which is more than a standard error: %s"
        .formatted(behind, String.join(", ", names));
  }

  /// The standings, for one who stops here.
  ///
  /// @param earlier candidates that an earlier ranking has and this one has not
  String table(List<Leaderboard> earlier) {
    StringBuilder text = new StringBuilder();
    text.append("%nKnown so far, by %s on validation rows:%n%n".formatted(plan.metric().label()));
    text.append("%-18s %12s %12s  %s%n".formatted("candidate", "mean", "gain", "last tried in"));
    List<String> shown = new ArrayList<>();
    rows(text, shown);
    for (Leaderboard before : earlier.reversed()) {
      before.rows(text, shown);
    }
    return text.toString();
  }

  private void rows(StringBuilder text, List<String> shown) {
    for (Place place : places) {
      if (!shown.contains(place.candidate())) {
        shown.add(place.candidate());
        double value = plan.metric().higherIsBetter() ? place.mean() : -place.mean();
        text.append(
            "%-18s %12s %12s  %s%n"
                .formatted(
                    place.candidate(),
                    Numeral.NUMBER.text(value),
                    Numeral.NUMBER.text(gain(place)),
                    StageWords.of(stage)));
      }
    }
  }
}
