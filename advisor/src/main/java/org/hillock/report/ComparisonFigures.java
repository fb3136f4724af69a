package org.hillock.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.advice.Amounts;
import org.hillock.advice.Comparison;
import org.hillock.advice.Standing;
import org.hillock.page.Figure;
import org.hillock.page.IntervalPlot;
import org.hillock.page.LineChart;
import org.hillock.page.Numeral;
import org.hillock.page.PairedDifferences;
import org.hillock.page.Rounds;
import org.hillock.page.ScatterPlot;
import org.hillock.page.SmallMultiples;
import org.hillock.protocol.Confirmation;
import org.hillock.protocol.Elimination;
import org.hillock.protocol.Stage;
import org.hillock.study.Plan;
import org.hillock.study.Study;

/// A comparison as pictures.
record ComparisonFigures(Comparison comparison) {
  /// More frames would be a wall.
  private static final int MOST_PANELS = 6;

  /// Losses of which the largest is so many times the least have no room on an even axis.
  private static final double FAR = 3;

  /// Who was out and is so many times a sizeable gain behind is not drawn.
  private static final double FAR_BEHIND = 10;

  private Study study() {
    return comparison.study();
  }

  private Plan plan() {
    return study().plan();
  }

  private String metric() {
    return ComparisonWords.differences(plan().metric());
  }

  private double shown(double difference) {
    return ComparisonWords.shown(plan().metric(), difference);
  }

  private boolean isBaseline(Standing standing) {
    return standing.candidate().equals(plan().baseline());
  }

  /// The confirmation block by block.
  Figure differences() {
    Confirmation found = study().protocol().confirmation();
    int first = plan().blocks().screening() + plan().blocks().selection();
    List<PairedDifferences.Pair> pairs =
        IntStream.range(0, found.differences().size())
            .mapToObj(k ->
                new PairedDifferences.Pair(
                    "seed " + (plan().seed() + first + k), shown(found.differences().get(k))))
            .sorted(Comparator.comparingDouble(PairedDifferences.Pair::difference).reversed())
            .toList();
    long won = found.differences().stream().filter(d -> d > 0).count();
    String sizeable =
        " The shaded band holds differences up to %s, which do not matter; the dashed line is a gain that nobody would want to miss."
            .formatted(Amounts.gain(plan().metric(), plan().margin()));
    return new Figure(
        "differences",
        new PairedDifferences(
            "%s against %s, pair by pair".formatted(study().challenger(), plan().baseline()),
            "Gain of %s over %s in %s in each pair of trainings, and the mean with its 95 %% intervals."
                .formatted(study().challenger(), plan().baseline(), metric()),
            "gain of %s in %s".formatted(study().challenger(), metric()),
            Numeral.NUMBER,
            shown(plan().margin()),
            shown(plan().sizeable()),
            List.of(
                new IntervalPlot.Row(
                    "mean, these rows",
                    shown(found.mean()),
                    shown(found.interval().low()),
                    shown(found.interval().high())),
                new IntervalPlot.Row(
                    "mean, new rows",
                    shown(found.mean()),
                    shown(found.newRows().low()),
                    shown(found.newRows().high()))),
            pairs),
        "Each dot is one pair of trainings that differ in nothing but the activation and the learning rate that suits it; to the right of 0, %s did better, as in %d of %d pairs. Above them is the mean, with the range where it lies in all likelihood (95 %%): for rows like those tested again, and, usually wider, for rows that nobody has seen yet."
                .formatted(study().challenger(), won, found.differences().size())
            + sizeable);
  }

  /// Those that came to the selection.
  Figure finalists() {
    List<IntervalPlot.Row> rows =
        comparison.standings().stream()
            .filter(standing -> !standing.out() && !isBaseline(standing))
            .sorted(Comparator.comparingDouble(Standing::gain).reversed())
            .map(this::row)
            .toList();
    return new Figure(
        "finalists",
        intervals("Those that came to the end", rows),
        "Right of the dotted line is better than %s, left of it is worse; whatever the metric, gains are positive. Each mark is a mean: that of %s from the confirmation, those of the others from the selection. The line around it is where the mean lies in all likelihood (95 %%, for these rows); a hollow mark means that there may be no gain at all. In the shaded band differences do not matter. Only the confirmation is free of the luck of having been chosen, so only it decides."
            .formatted(plan().baseline(), study().challenger()));
  }

  /// Those that screening took out; none if it took out nobody.
  Optional<Figure> early() {
    List<IntervalPlot.Row> rows =
        comparison.standings().stream()
            .filter(Standing::out)
            .filter(this::isNear)
            .map(this::row)
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "early",
                intervals("Those that were out early", rows),
                "The same for those that screening took out, after %d blocks and often short trainings: 1/9 and 1/3 are the shares of the usual length. The scale is another one.%s"
                    .formatted(plan().blocks().screening(), notDrawn())));
  }

  /// Whether a candidate is so near that the others can be told apart where it is drawn too.
  private boolean isNear(Standing standing) {
    return plan().sizeable() == 0 || standing.gain() > -FAR_BEHIND * plan().sizeable();
  }

  private String notDrawn() {
    List<String> far =
        comparison.standings().stream()
            .filter(standing -> !isNear(standing))
            .map(Standing::candidate)
            .toList();
    return far.isEmpty()
        ? ""
        : " Too far behind to be drawn: %s; the table below has all."
            .formatted(String.join(", ", far));
  }

  private IntervalPlot intervals(String title, List<IntervalPlot.Row> rows) {
    return new IntervalPlot(
        title,
        "Gain of each candidate over %s in %s, with its 95 %% interval."
            .formatted(plan().baseline(), metric()),
        "gain over %s in %s".formatted(plan().baseline(), metric()),
        Numeral.NUMBER,
        0,
        shown(plan().margin()),
        rows);
  }

  private IntervalPlot.Row row(Standing standing) {
    return new IntervalPlot.Row(
        standing.candidate(),
        ComparisonWords.brief(standing.stage()),
        shown(standing.gain()),
        shown(standing.interval().low()),
        shown(standing.interval().high()));
  }

  /// Who was out when.
  Figure rounds() {
    List<Stage> stages =
        Stream.concat(
                study().protocol().screening().stages().stream(),
                Stream.of(Stage.SELECTION, Stage.CONFIRMATION))
            .toList();
    List<Rounds.Row> rows =
        comparison.standings().stream()
            .map(standing ->
                new Rounds.Row(
                    standing.candidate(),
                    stages.indexOf(standing.stage()),
                    standing.out(),
                    standing.stage() == Stage.CONFIRMATION,
                    note(standing)))
            .toList();
    return new Figure(
        "rounds",
        new Rounds(
            "Who was out when",
            "The rounds of the comparison, and how far each candidate came.",
            stages.stream().map(ComparisonWords::brief).toList(),
            rows),
        "A cross marks the last round of a candidate that was taken out there, since it was further behind the last one kept than chance explains (more than one paired standard error)%s. %s is the baseline, which is never out. Those that end at selection without a cross were not chosen as challenger."
            .formatted(
                plan().blocks().ties() == Integer.MAX_VALUE
                    ? ""
                    : ", or no further but beyond the number of ties that could go on",
                plan().baseline()));
  }

  private String note(Standing standing) {
    if (isBaseline(standing)) {
      return "baseline";
    }
    if (standing.candidate().equals(study().challenger())) {
      return "challenger";
    }
    return study().protocol().screening().eliminations().stream()
        .filter(e -> plan().candidates().get(e.candidate()).name().equals(standing.candidate()))
        .map(this::behind)
        .findFirst()
        .orElse("");
  }

  private String behind(Elimination elimination) {
    return "%s ± %s behind"
        .formatted(
            Numeral.NUMBER.text(shown(elimination.behind())),
            Numeral.NUMBER.text(shown(elimination.standardError())));
  }

  /// How the best of them learned.
  Figure curves() {
    List<Standing> others =
        comparison.standings().stream()
            .filter(standing -> !isBaseline(standing))
            .filter(standing -> !standing.out() || isNear(standing))
            .toList();
    List<LineChart.Series> all = new ArrayList<>();
    for (Standing standing : others) {
      Stage stage = standing.stage() == Stage.CONFIRMATION ? Stage.SELECTION : standing.stage();
      all.add(LossBand.of(standing.candidate(), study().trials(standing.candidate(), stage)));
    }
    List<LineChart.Series> panels =
        IntStream.range(0, all.size())
            .filter(k -> !others.get(k).out())
            .limit(MOST_PANELS)
            .mapToObj(all::get)
            .toList();
    List<LineChart.Series> pale = all.stream().filter(s -> !panels.contains(s)).toList();
    LineChart.Series baseline =
        LossBand.of(plan().baseline(), study().trials(plan().baseline(), Stage.SELECTION));
    return new Figure(
        "curves",
        new SmallMultiples(
            "How they learned",
            "Validation loss of the best network so far by epoch: the median of the blocks of the selection, with the middle half of them as a band.",
            "epoch",
            "validation loss of the best network so far",
            isFar(Stream.concat(Stream.of(baseline), panels.stream()).toList()),
            List.of("half of the trainings, and their median", plan().baseline(), "all others"),
            baseline,
            panels,
            pale),
        "A frame for each candidate that came far; lower is better, and a line that falls sooner learns in fewer epochs. The dashed line is %s on the same blocks. Trainings stop by themselves when they no longer gain, and keep their best network: so lines never rise.%s"
            .formatted(
                plan().baseline(),
                pale.isEmpty()
                    ? ""
                    : " Those that were out early are pale, each as far as it came."));
  }

  private static boolean isFar(List<LineChart.Series> lines) {
    double[] losses =
        lines.stream()
            .flatMapToDouble(line -> DoubleStream.of(line.y()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return losses.length > 0 && losses[0] > 0 && losses[losses.length - 1] > FAR * losses[0];
  }

  /// What each of those that came to the selection costs, and what it gains.
  Figure costs() {
    List<ScatterPlot.Point> points =
        comparison.standings().stream()
            .filter(standing -> !standing.out())
            .map(standing ->
                new ScatterPlot.Point(
                    standing.candidate(),
                    ComparisonWords.cost(study(), standing),
                    shown(standing.gain()),
                    standing.stage() == Stage.CONFIRMATION))
            .toList();
    return new Figure(
        "costs",
        new ScatterPlot(
            "Cost against gain",
            "Time of an epoch relative to %s, and gain over it in %s, of each candidate that came to the selection."
                .formatted(plan().baseline(), metric()),
            "time of an epoch / that of " + plan().baseline(),
            "gain in " + metric(),
            new ScatterPlot.Point("", 1, 0, false),
            shown(plan().margin()),
            points),
        "Up is better, left is cheaper. Times are medians over the trainings of the selection, on this machine and while other trainings ran beside them, so small differences mean nothing. Candidates that were out early trained too briefly to be timed. Where names would cover each other some are left out; the table has all.");
  }
}
