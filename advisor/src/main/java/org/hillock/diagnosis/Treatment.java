package org.hillock.diagnosis;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.statistics.Interval;
import org.hillock.training.Metric;

/// A remedy that was tried.
///
/// @param remedy what was tried
/// @param metric by which it was judged, on the validation rows
/// @param without for each seed the metric after the same budget without it
/// @param with for each seed the metric with it
/// @param gain mean over the seeds of what it gained, positive if better; NaN if it was not tried
/// @param interval where the gain lies, 95 %
/// @param note what a user should know, or empty: it could not be tried, and why
/// @param command that trains with it
/// @param java the same in Java
public record Treatment(
    Remedy remedy,
    Metric metric,
    List<Double> without,
    List<Double> with,
    double gain,
    Interval interval,
    String note,
    String command,
    String java) {
  /// Copies the lists.
  public Treatment {
    without = List.copyOf(without);
    with = List.copyOf(with);
  }

  /// Whether it was tried at all.
  public boolean wasTried() {
    return !with.isEmpty();
  }

  /// Whether it is seen to help: the whole interval is above 0.
  public boolean helps() {
    return interval.low() > 0;
  }

  /// Whether it was better on each of several seeds, however much the gains vary.
  public boolean betterOnEach() {
    double sign = metric.higherIsBetter() ? 1 : -1;
    return with.size() > 1
        && IntStream.range(0, with.size()).allMatch(i -> sign * (with.get(i) - without.get(i)) > 0);
  }

  /// Whether it is seen to harm: the whole interval is below 0.
  public boolean harms() {
    return interval.high() < 0;
  }
}
