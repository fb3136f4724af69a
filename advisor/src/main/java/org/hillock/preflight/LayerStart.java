package org.hillock.preflight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.network.Activate;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.theory.Forecast;

/// One layer before training: what was measured, and what theory expects.
///
/// @param layer its number, from 0; of a hidden layer that of its function
/// @param label what it is
/// @param square mean square of the pre-activations; where there is no theory, of what the layer
///   gave
/// @param gradient mean square of ∂loss by the same, over that of the last such layer
/// @param saturated share of pre-activations where the function is flat; empty if it is none
/// @param silent share of units that are flat for all rows; empty if it is none
/// @param expected the same from theory; empty if it does not cover the network
public record LayerStart(
    int layer,
    String label,
    double square,
    double gradient,
    OptionalDouble saturated,
    OptionalDouble silent,
    Optional<Forecast.Step> expected) {
  /// The hidden layers beside theory.
  static List<LayerStart> of(Network network, Observation birth, Forecast forecast) {
    List<LayerStart> all = new ArrayList<>();
    for (Forecast.Step step : forecast.layers()) {
      int before =
          network.layers().get(step.layer()) instanceof Activate ? step.layer() - 1 : step.layer();
      all.add(of(birth.layers().get(before), birth.layers().get(step.layer()), Optional.of(step)));
    }
    return relative(all);
  }

  /// All layers with weights or an activation.
  static List<LayerStart> of(Network network, Observation birth) {
    List<LayerStart> all = new ArrayList<>();
    for (LayerHealth health : birth.layers()) {
      Layer layer = network.layers().get(health.layer());
      if (layer.weights() > 0 || layer instanceof Activate) {
        all.add(of(health, health, Optional.empty()));
      }
    }
    return relative(all);
  }

  /// @param before what gave the pre-activations
  /// @param after the activation
  private static LayerStart of(
      LayerHealth before, LayerHealth after, Optional<Forecast.Step> expected) {
    Optional<ActivationHealth> activation = after.activation();
    double gradient = before.gradientSize().orElse(Double.NaN);
    return new LayerStart(
        after.layer(),
        after.label(),
        before.outputs().size() * before.outputs().size(),
        gradient * gradient,
        activation
            .map(health -> OptionalDouble.of(health.saturated()))
            .orElse(OptionalDouble.empty()),
        activation.map(LayerStart::silent).orElse(OptionalDouble.empty()),
        expected);
  }

  private static OptionalDouble silent(ActivationHealth health) {
    List<Double> shares = health.units().saturated();
    return OptionalDouble.of((double) Collections.frequency(shares, 1.0) / shares.size());
  }

  private static List<LayerStart> relative(List<LayerStart> all) {
    return all.stream()
        .map(start ->
            new LayerStart(
                start.layer,
                start.label,
                start.square,
                start.gradient / all.getLast().gradient,
                start.saturated,
                start.silent,
                start.expected))
        .toList();
  }
}
