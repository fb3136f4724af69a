package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.diagnosis.UnitShares;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.History;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.probe.WeightHealth;
import org.jspecify.annotations.Nullable;

/// A network at one moment of its training, in [JsonHealth].
///
/// @param step 0 before the first
/// @param epoch 0 before the first
/// @param rows how many examples it was seen on
/// @param loss their mean
/// @param layers first to last
public record JsonLook(long step, int epoch, int rows, @Nullable Double loss, List<Layer> layers) {
  /// A layer at that moment. Null is what it does not have, or what was not measured.
  ///
  /// @param layer from 0
  /// @param mean of its outputs
  /// @param deviation of its outputs
  /// @param nonFinite share of its outputs that are NaN or infinite
  /// @param gradient √ of the mean square of ∂loss by its outputs
  /// @param weights √ of the mean square of its weights
  /// @param updateRatio change of its weights by the step, relative to them
  /// @param dead share of its units with slope 0 then and at all later looks
  /// @param sleeping share of its units with slope 0 then, but not later
  /// @param saturated share of its other units that were saturated on 95 % of the rows
  /// @param effectiveRank how many directions its outputs use
  public record Layer(
      int layer,
      String label,
      @Nullable Double mean,
      @Nullable Double deviation,
      @Nullable Double nonFinite,
      @Nullable Double gradient,
      @Nullable Double weights,
      @Nullable Double updateRatio,
      @Nullable String function,
      @Nullable Double dead,
      @Nullable Double sleeping,
      @Nullable Double saturated,
      @Nullable Double effectiveRank) {}

  static List<JsonLook> of(History history) {
    List<Observation> looks = history.looks();
    List<List<UnitShares>> shares = new ArrayList<>();
    for (LayerHealth layer : history.birth().layers()) {
      shares.add(
          layer.activation().isPresent() ? UnitShares.of(history, layer.layer()) : List.of());
    }
    List<JsonLook> all = new ArrayList<>();
    for (int k = 0; k < looks.size(); k++) {
      Observation look = looks.get(k);
      List<Layer> layers = new ArrayList<>();
      for (int l = 0; l < look.layers().size(); l++) {
        List<UnitShares> units = shares.get(l);
        layers.add(layer(look.layers().get(l), units.isEmpty() ? null : units.get(k)));
      }
      all.add(new JsonLook(look.step(), look.epoch(), look.rows(), finite(look.loss()), layers));
    }
    return all;
  }

  private static Layer layer(LayerHealth health, @Nullable UnitShares units) {
    return new Layer(
        health.layer(),
        health.label(),
        finite(health.outputs().mean()),
        finite(health.outputs().deviation()),
        finite(health.outputs().nonFinite()),
        finite(health.gradientSize().orElse(Double.NaN)),
        finite(health.weights().map(WeightHealth::size).orElse(Double.NaN)),
        finite(health.weights().map(WeightHealth::updateRatio).orElse(Double.NaN)),
        health.activation().map(ActivationHealth::function).orElse(null),
        units == null ? null : finite(units.dead()),
        units == null ? null : finite(units.sleeping()),
        units == null ? null : finite(units.saturated()),
        finite(health.effectiveRank().orElse(Double.NaN)));
  }

  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static List<@Nullable Double> numbers(List<Double> values) {
    List<@Nullable Double> numbers = new ArrayList<>();
    values.forEach(value -> numbers.add(finite(value)));
    return numbers;
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
