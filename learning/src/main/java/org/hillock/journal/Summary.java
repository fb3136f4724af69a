package org.hillock.journal;

import java.util.ArrayList;
import java.util.List;
import org.hillock.probe.Distribution;

/// Named scalars and histograms of one moment, as TensorBoard's message.
final class Summary {
  private final String prefix;
  private final Protobuf message = new Protobuf();

  /// @param prefix of all names
  Summary(String prefix) {
    this.prefix = prefix;
  }

  void scalar(String tag, double value) {
    message.message(1, new Protobuf().text(1, prefix + tag).number(2, (float) value));
  }

  /// Between the quantiles, numbers count as evenly spread. Nothing if there is no finite one.
  void histogram(String tag, Distribution of) {
    if (!Double.isFinite(of.mean())) {
      return;
    }
    double count = of.count() * (1 - of.nonFinite());
    List<Double> limits = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    double below = 0;
    for (int i = 0; i <= of.quantiles().size(); i++) {
      boolean isLast = i == of.quantiles().size();
      double limit = isLast ? of.high() : of.quantiles().get(i);
      double level = isLast ? 1 : Distribution.LEVELS.get(i);
      double share = (level - below) * count;
      below = level;
      if (!limits.isEmpty() && limit <= limits.getLast()) {
        counts.set(counts.size() - 1, counts.getLast() + share);
      } else {
        limits.add(limit);
        counts.add(share);
      }
    }
    double meanSquare = of.mean() * of.mean() + of.deviation() * of.deviation();
    message.message(
        1,
        new Protobuf()
            .text(1, prefix + tag)
            .message(
                5,
                new Protobuf()
                    .number(1, of.low())
                    .number(2, of.high())
                    .number(3, count)
                    .number(4, of.mean() * count)
                    .number(5, meanSquare * count)
                    .numbers(6, array(limits))
                    .numbers(7, array(counts))));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  Protobuf message() {
    return message;
  }
}
