package org.hillock.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hillock.diagnosis.Evidence;
import org.hillock.diagnosis.Picture;
import org.hillock.diagnosis.UnitShares;
import org.hillock.page.Sparkline;
import org.hillock.probe.History;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.probe.WeightHealth;

/// How something that is evidence came to be so, as a sparkline.
final class Trend {
  private Trend() {}

  /// The course, in the evidence's first layer or the first there is, of what its picture shows.
  static Sparkline of(History history, Evidence evidence) {
    return switch (evidence.picture()) {
      case GRADIENT_FLOW ->
          layer(
              history,
              evidence,
              "size of the gradient",
              health -> health.gradientSize().orElse(Double.NaN));
      case ACTIVATIONS ->
          layer(history, evidence, "size of the outputs", health -> health.outputs().size());
      case UPDATES -> layer(history, evidence, "change of the weights by a step", Trend::update);
      case UNITS -> {
        List<UnitShares> shares =
            evidence.layers().isEmpty()
                ? UnitShares.of(history)
                : UnitShares.of(history, evidence.layers().getFirst());
        yield new Sparkline(
            shares.stream().mapToDouble(s -> s.dead() + s.sleeping() + s.saturated()).toArray(),
            false,
            "share of units that do not work, over time");
      }
      case LOSSES -> {
        boolean validated = history.validationLosses().stream().anyMatch(Double::isFinite);
        List<Double> losses = validated ? history.validationLosses() : history.trainLosses();
        yield new Sparkline(
            losses.stream().mapToDouble(Double::doubleValue).toArray(),
            false,
            validated ? "validation loss by epoch" : "training loss by epoch");
      }
    };
  }

  private static Sparkline layer(
      History history, Evidence evidence, String what, ToDoubleFunction<LayerHealth> measure) {
    boolean steps = evidence.picture() == Picture.UPDATES;
    List<LayerHealth> course =
        (steps ? history.course() : history.looks())
            .stream().flatMap(look -> chosen(look, evidence)).toList();
    double[] values = course.stream().mapToDouble(measure).toArray();
    String where = course.isEmpty() ? "" : " of " + LayerName.of(course.getFirst());
    return new Sparkline(values, true, what + where + ", over time");
  }

  private static Stream<LayerHealth> chosen(Observation look, Evidence evidence) {
    return look.layers().stream()
        .filter(health ->
            evidence.layers().isEmpty()
                ? health.weights().isPresent()
                : evidence.layers().getFirst() == health.layer())
        .limit(1);
  }

  private static double update(LayerHealth health) {
    return health.weights().map(WeightHealth::updateRatio).orElse(Double.NaN);
  }
}
