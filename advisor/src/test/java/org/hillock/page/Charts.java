package org.hillock.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A chart of each kind.
final class Charts {
  private Charts() {}

  static final String LABEL = "<script>alert('x')</script> & \"more\"";

  /// With some numbers that every chart has to take.
  static List<Chart> of(double... y) {
    double[] x = IntStream.range(0, y.length).mapToDouble(k -> k).toArray();
    double[] levels = {0.25, 0.5, 0.75};
    double[] shares = Arrays.stream(y).map(v -> v / 10).toArray();
    List<String> columns = Arrays.stream(x).mapToObj(Numeral.NUMBER::text).toList();
    return List.of(
        line(false, x, y),
        line(true, x, y),
        new HeatMap(
            LABEL, LABEL, LABEL, LABEL, LABEL, Numeral.NUMBER, true, rows(y), columns, grid(y)),
        new HeatMap(
            LABEL, LABEL, LABEL, LABEL, LABEL, Numeral.PERCENT, false, rows(y), columns, grid(y)),
        new StackedShares(
            LABEL, LABEL, LABEL, LABEL, x, List.of(new StackedShares.Share(LABEL, shares))),
        new Distributions(
            LABEL,
            LABEL,
            LABEL,
            levels,
            Arrays.stream(y)
                .mapToObj(v ->
                    new Distributions.Row(
                        LABEL,
                        List.of(new Distributions.Moment(LABEL, new double[] {v - 1, v, v + 1}))))
                .toList()),
        new RankPlot(
            LABEL,
            LABEL,
            2,
            Arrays.stream(y).mapToObj(v -> new RankPlot.Row(LABEL, v, v == 0)).toList()),
        new IntervalPlot(
            LABEL,
            LABEL,
            LABEL,
            Numeral.NUMBER,
            0,
            Arrays.stream(y)
                .mapToObj(v -> new IntervalPlot.Row(LABEL, v, v - 1, Double.POSITIVE_INFINITY))
                .toList()),
        new PairedDifferences(
            LABEL,
            LABEL,
            LABEL,
            Numeral.NUMBER,
            0.1,
            1,
            Arrays.stream(y)
                .mapToObj(v -> new IntervalPlot.Row(LABEL, v, v - 1, Double.POSITIVE_INFINITY))
                .toList(),
            Arrays.stream(y).mapToObj(v -> new PairedDifferences.Pair(LABEL, v)).toList()),
        new Rounds(
            LABEL,
            LABEL,
            List.of(LABEL, LABEL),
            Arrays.stream(y).mapToObj(v -> new Rounds.Row(LABEL, 1, v > 0, v > 1, LABEL)).toList()),
        new ScatterPlot(
            LABEL,
            LABEL,
            LABEL,
            LABEL,
            new ScatterPlot.Point(LABEL, 0, 0, false),
            0.1,
            Arrays.stream(y).mapToObj(v -> new ScatterPlot.Point(LABEL, v, v, v > 0)).toList()),
        panels(false, x, y),
        panels(true, x, y));
  }

  private static SmallMultiples panels(boolean log, double[] x, double[] y) {
    return new SmallMultiples(
        LABEL,
        LABEL,
        LABEL,
        LABEL,
        log,
        List.of(LABEL, LABEL, LABEL),
        new LineChart.Series(LABEL, x, y),
        List.of(new LineChart.Series(LABEL, x, y, y, y), new LineChart.Series(LABEL, x, y)),
        List.of(new LineChart.Series(LABEL, x, y)));
  }

  private static LineChart line(boolean log, double[] x, double[] y) {
    return new LineChart(
        LABEL,
        LABEL,
        LABEL,
        LABEL,
        Numeral.NUMBER,
        log,
        List.of(new LineChart.Series(LABEL, x, y), new LineChart.Series(LABEL, x, y, y, y)),
        List.of(new LineChart.Guide(1, LABEL)),
        List.of(new LineChart.Event(1, LABEL)));
  }

  private static List<String> rows(double[] y) {
    return Arrays.stream(y).mapToObj(_ -> LABEL).toList();
  }

  private static double[][] grid(double[] y) {
    return Arrays.stream(y)
        .mapToObj(v -> Arrays.stream(y).map(w -> v * w).toArray())
        .toArray(double[][]::new);
  }
}
