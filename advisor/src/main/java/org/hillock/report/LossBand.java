package org.hillock.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hillock.page.LineChart;
import org.hillock.study.Trial;

/// The validation losses of some trainings, epoch by epoch: median and quartiles of that of the
/// best network so far, which is the one that is kept. A training that has stopped keeps what it
/// had, so that those that go on are not compared with fewer.
final class LossBand {
  private LossBand() {}

  static LineChart.Series of(String label, List<Trial> trials) {
    int epochs = trials.stream().mapToInt(t -> t.validationLosses().size()).max().orElse(0);
    double[][] best = trials.stream().map(t -> best(t, epochs)).toArray(double[][]::new);
    return new LineChart.Series(
        label,
        IntStream.rangeClosed(1, epochs).mapToDouble(epoch -> epoch).toArray(),
        quantiles(best, epochs, 0.5),
        quantiles(best, epochs, 0.25),
        quantiles(best, epochs, 0.75));
  }

  private static double[] best(Trial trial, int epochs) {
    double[] best = new double[epochs];
    double least = Double.NaN;
    for (int epoch = 0; epoch < epochs; epoch++) {
      if (epoch < trial.validationLosses().size()) {
        double loss = trial.validationLosses().get(epoch);
        least = Double.isFinite(loss) && !(least <= loss) ? loss : least;
      }
      best[epoch] = least;
    }
    return best;
  }

  private static double[] quantiles(double[][] best, int epochs, double level) {
    return IntStream.range(0, epochs)
        .mapToDouble(epoch -> quantile(Arrays.stream(best).mapToDouble(b -> b[epoch]), level))
        .toArray();
  }

  /// Between neighbors in a straight line; not a number without any.
  private static double quantile(DoubleStream values, double level) {
    double[] sorted = values.filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = level * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
