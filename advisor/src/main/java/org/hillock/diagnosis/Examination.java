package org.hillock.diagnosis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.probe.WeightHealth;

/// What the rules ask of a course.
///
/// @param course the training
/// @param progress what it came to
record Examination(Course course, Progress progress) {
  static Examination of(Course course) {
    return new Examination(course, Progress.of(course));
  }

  Observation birth() {
    return course.history().birth();
  }

  Observation end() {
    return course.history().end();
  }

  /// All looks, first to last.
  List<Observation> looks() {
    return course.history().looks();
  }

  /// The layers with weights, without the last, which gives the answers.
  static List<LayerHealth> hidden(Observation seen) {
    List<LayerHealth> weighted = weighted(seen);
    return weighted.isEmpty() ? weighted : weighted.subList(0, weighted.size() - 1);
  }

  /// The layers with weights.
  static List<LayerHealth> weighted(Observation seen) {
    return seen.layers().stream().filter(layer -> layer.weights().isPresent()).toList();
  }

  /// Gradient at the first hidden layer / gradient at the last; empty if there are less than two,
  /// or no gradient at the last.
  static OptionalDouble gradientRatio(Observation seen) {
    List<LayerHealth> hidden = hidden(seen);
    if (hidden.size() < 2) {
      return OptionalDouble.empty();
    }
    double first = hidden.getFirst().gradientSize().orElse(Double.NaN);
    double last = hidden.getLast().gradientSize().orElse(Double.NaN);
    return last > 0 && Double.isFinite(first / last)
        ? OptionalDouble.of(first / last)
        : OptionalDouble.empty();
  }

  /// Values of the last hidden layer / values of the first; 1 if there are less than two.
  static double valueGrowth(Observation seen) {
    List<LayerHealth> hidden = hidden(seen);
    return hidden.size() < 2
        ? 1
        : hidden.getLast().outputs().size() / hidden.getFirst().outputs().size();
  }

  /// The largest change of a layer's weights by a step that was seen, relative to them; 0 if no
  /// step was seen.
  double largestUpdate() {
    return updates().max().orElse(0);
  }

  /// The middle one of what each look saw as the largest change of a layer's weights.
  double usualUpdate() {
    double[] sorted =
        course.history().course().stream()
            .mapToDouble(Examination::largestUpdate)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /// The largest change of a layer's weights by the step of a look; 0 if none was taken.
  static double largestUpdate(Observation look) {
    return updates(look).max().orElse(0);
  }

  private DoubleStream updates() {
    return course.history().course().stream().flatMapToDouble(Examination::updates);
  }

  /// Of each layer; not those whose weights were 0.
  private static DoubleStream updates(Observation look) {
    return weighted(look).stream()
        .flatMap(layer -> layer.weights().stream())
        .mapToDouble(WeightHealth::updateRatio)
        .filter(Double::isFinite);
  }

  /// The first look in which something held.
  Observation first(Predicate<Observation> holds) {
    return Stream.concat(looks().stream().filter(holds), Stream.of(end()))
        .findFirst()
        .orElseThrow();
  }
}
