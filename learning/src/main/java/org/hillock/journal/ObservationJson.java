package org.hillock.journal;

import java.util.List;
import java.util.OptionalDouble;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.Distribution;
import org.hillock.probe.GateHealth;
import org.hillock.probe.Journal.Occasion;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.probe.Units;
import org.hillock.probe.WeightHealth;
import tools.jackson.core.JsonGenerator;

/// One observation as a JSON object. JSON has no NaN and no infinity: they are the strings "NaN",
/// "Infinity" and "-Infinity". What was not measured is not there.
record ObservationJson(JsonGenerator json) {
  void write(String format, Occasion occasion, Observation observation) {
    json.writeStartObject();
    json.writeStringProperty("format", format);
    json.writeStringProperty("occasion", occasion.label());
    json.writeNumberProperty("step", observation.step());
    json.writeNumberProperty("epoch", observation.epoch());
    json.writeNumberProperty("rows", observation.rows());
    number("loss", observation.loss());
    json.writeArrayPropertyStart("layers");
    for (LayerHealth layer : observation.layers()) {
      layer(observation, layer);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void layer(Observation observation, LayerHealth layer) {
    json.writeStartObject();
    json.writeNumberProperty("layer", layer.layer());
    json.writeStringProperty("label", layer.label());
    json.writeNumberProperty("source", layer.source());
    distribution("outputs", layer.outputs());
    number("gradientSize", layer.gradientSize());
    number("gradientRatio", observation.gradientRatio(layer.layer()));
    number("effectiveRank", layer.effectiveRank());
    layer.weights().ifPresent(this::weights);
    layer
        .activation()
        .ifPresent(activation -> {
          json.writeObjectPropertyStart("activation");
          activation(activation);
          json.writeEndObject();
        });
    if (!layer.gates().isEmpty()) {
      json.writeArrayPropertyStart("gates");
      for (GateHealth gate : layer.gates()) {
        json.writeStartObject();
        json.writeStringProperty("name", gate.name());
        activation(gate.activation());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void distribution(String name, Distribution of) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("count", of.count());
    number("mean", of.mean());
    number("deviation", of.deviation());
    number("low", of.low());
    number("high", of.high());
    numbers("quantiles", of.quantiles());
    number("zeros", of.zeros());
    number("subnormals", of.subnormals());
    number("nonFinite", of.nonFinite());
    json.writeEndObject();
  }

  private void weights(WeightHealth weights) {
    json.writeObjectPropertyStart("weights");
    number("size", weights.size());
    number("gradientSize", weights.gradientSize());
    number("updateRatio", weights.updateRatio());
    number("nonFinite", weights.nonFinite());
    json.writeEndObject();
  }

  private void activation(ActivationHealth activation) {
    json.writeStringProperty("function", activation.function());
    distribution("inputs", activation.inputs());
    number("saturated", activation.saturated());
    number("flat", activation.flat());
    Units units = activation.units();
    json.writeObjectPropertyStart("units");
    json.writeNumberProperty("seen", units.seen());
    json.writeNumberProperty("examples", units.examples());
    json.writeNumberProperty("silent", units.silent());
    numbers("active", units.active());
    numbers("saturated", units.saturated());
    json.writeEndObject();
  }

  private void number(String name, OptionalDouble value) {
    value.ifPresent(known -> number(name, known));
  }

  private void number(String name, double value) {
    json.writeName(name);
    number(value);
  }

  private void numbers(String name, List<Double> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(this::number);
    json.writeEndArray();
  }

  private void number(double value) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(Double.toString(value));
    }
  }
}
