package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import org.hillock.ranking.Place;
import org.hillock.ranking.Ranking;

/// A ranking as text for a terminal.
public final class TextRanking {
  private TextRanking() {}

  /// The whole report, with a line break at the end of each line.
  public static String of(Ranking ranking) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d data sets, %d functions, beside %s by %s\n\n"
            .formatted(
                ranking.sets().size(),
                ranking.places().size(),
                ranking.baseline(),
                String.join(
                    " or ", ranking.sets().stream().map(s -> s.metric()).distinct().toList())));
    text.append(TextReport.aligned(rows(ranking)));
    text.append(
        "\nmean rank: 1 is best. wins, losses: data sets with a difference above the margin.\np: Wilcoxon, Holm.\n\n");
    text.append(TextFinding.wrapped(RankingWords.verdict(ranking), ""));
    text.append("\n");
    for (String ground : RankingWords.grounds(ranking)) {
      text.append(TextFinding.wrapped(ground, ""));
    }
    for (String note : RankingWords.notes(ranking)) {
      text.append(TextFinding.wrapped("note: " + note, "  "));
    }
    return text.toString();
  }

  private static List<List<String>> rows(Ranking ranking) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("function", "mean rank", "wins", "ties", "losses", "p"));
    for (Place place : ranking.places()) {
      boolean baseline = place.candidate().equals(ranking.baseline());
      rows.add(
          List.of(
              place.candidate(),
              RankingWords.format("%.2f", place.meanRank()),
              baseline ? "" : Integer.toString(place.wins()),
              baseline ? "" : Integer.toString(place.ties()),
              baseline ? "" : Integer.toString(place.losses()),
              baseline ? "baseline" : RankingWords.number(place.pValue())));
    }
    return rows;
  }
}
