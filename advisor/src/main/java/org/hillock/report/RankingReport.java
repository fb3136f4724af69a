package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import org.hillock.page.Banner;
import org.hillock.page.Block;
import org.hillock.page.Figure;
import org.hillock.page.Numeral;
import org.hillock.page.Page;
import org.hillock.page.Paragraph;
import org.hillock.page.RankPlot;
import org.hillock.page.Section;
import org.hillock.page.Table;
import org.hillock.page.Tone;
import org.hillock.ranking.DataSet;
import org.hillock.ranking.Place;
import org.hillock.ranking.Ranking;

/// A ranking as one file of HTML.
public final class RankingReport {
  private RankingReport() {}

  /// The file's text.
  public static String of(Ranking ranking) {
    List<Block> why = new ArrayList<>();
    RankingWords.grounds(ranking).forEach(ground -> why.add(new Paragraph(ground)));
    RankingWords.notes(ranking).forEach(note -> why.add(new Paragraph(note)));
    return new Page(
            "Activation functions over data sets",
            "%d data sets, %d functions".formatted(ranking.sets().size(), ranking.places().size()),
            List.of("baseline " + ranking.baseline()),
            new Banner(tone(ranking), RankingWords.verdict(ranking), ""),
            List.of(
                new Section(
                    "ranks",
                    "Ranks",
                    "On each data set the functions are ranked, 1 is the best; here are the means.",
                    List.of(figure(ranking), table(ranking))),
                new Section(
                    "sets",
                    "Data sets",
                    "How much better each function is than %s on each data set."
                        .formatted(ranking.baseline()),
                    List.of(gains(ranking), sets(ranking))),
                new Section("numbers", "What stands behind it", "", why)),
            "Made by Hillock. Everything is in this file, which loads nothing; charts have their numbers below them.")
        .html();
  }

  private static Tone tone(Ranking ranking) {
    boolean few = ranking.smallestPValue() >= Ranking.LEVEL;
    return few ? Tone.WARN : ranking.better().isEmpty() ? Tone.INFO : Tone.GOOD;
  }

  private static Figure figure(Ranking ranking) {
    RankPlot plot =
        new RankPlot(
            "Mean ranks",
            "Mean rank of each function over the data sets; bars join those that are no further apart than the critical difference.",
            ranking.criticalDifference(),
            ranking.places().stream()
                .map(place ->
                    new RankPlot.Row(
                        place.candidate(),
                        place.meanRank(),
                        place.candidate().equals(ranking.baseline())))
                .toList());
    return new Figure(
        "mean-ranks",
        plot,
        "Bars join functions whose mean ranks are no further apart than Nemenyi's critical difference at 5 %; the hollow mark is the baseline. It depends on who else is in the picture, so the verdict goes by the p-values of the table.");
  }

  private static Table table(Ranking ranking) {
    return new Table(
        "Each function against " + ranking.baseline(),
        List.of("function", "mean rank", "wins", "ties", "losses", "p (Holm)"),
        ranking.places().stream().map(place -> row(place, ranking.baseline())).toList());
  }

  private static List<String> row(Place place, String baseline) {
    String rank = RankingWords.format("%.2f", place.meanRank());
    return place.candidate().equals(baseline)
        ? List.of(place.candidate(), rank, "", "", "", "baseline")
        : List.of(
            place.candidate(),
            rank,
            Integer.toString(place.wins()),
            Integer.toString(place.ties()),
            Integer.toString(place.losses()),
            RankingWords.number(place.pValue()));
  }

  private static Table gains(Ranking ranking) {
    List<String> header = new ArrayList<>(List.of("data set"));
    ranking.places().stream()
        .map(Place::candidate)
        .filter(name -> !name.equals(ranking.baseline()))
        .forEach(header::add);
    List<List<String>> rows = new ArrayList<>();
    for (int s = 0; s < ranking.sets().size(); s++) {
      List<String> row = new ArrayList<>(List.of(arrow(ranking.sets().get(s))));
      for (String name : header.subList(1, header.size())) {
        row.add(RankingWords.format("%+.1f", ranking.place(name).gains().get(s)));
      }
      rows.add(row);
    }
    return new Table(
        "Gain over %s, in margins: 1 is the largest difference that does not matter on that data set"
            .formatted(ranking.baseline()),
        header,
        rows);
  }

  private static Table sets(Ranking ranking) {
    return new Table(
        "The data sets",
        List.of("data set", "metric", ranking.baseline(), "margin", "file"),
        ranking.sets().stream()
            .map(set ->
                List.of(
                    arrow(set),
                    set.metric(),
                    Numeral.NUMBER.text(set.scores().getOrDefault(ranking.baseline(), Double.NaN)),
                    Numeral.NUMBER.text(set.margin()),
                    set.source()))
            .toList());
  }

  /// A browser breaks lines within ->.
  private static String arrow(DataSet set) {
    return set.name().replace("->", "→");
  }
}
