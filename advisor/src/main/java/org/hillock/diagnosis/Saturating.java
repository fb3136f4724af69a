package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.network.Activate;
import org.hillock.network.Initialization;
import org.hillock.network.Layer;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;

/// Most values of a sigmoid-like function lie where it is flat.
record Saturating() implements Rule {
  /// Of the values of a layer before the first step. With starting weights made for the function it
  /// is next to none for sigmoid and tanh.
  private static final double AT_BIRTH = 0.5;

  /// In the end. Networks that are sure of their answers saturate, so it counts only together with
  /// a loss that stays high.
  private static final double IN_THE_END = 0.75;

  /// More than the function has for standard normal inputs, which is a third for hard_tanh.
  private static final double ABOVE_USUAL = 0.3;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    List<Evidence> atBirth = evidence(e, e.birth(), AT_BIRTH);
    if (!atBirth.isEmpty()) {
      return Optional.of(diagnosis(e, atBirth, true));
    }
    if (!e.progress().isPoor() || !e.course().run().finite()) {
      return Optional.empty();
    }
    List<Evidence> inTheEnd = evidence(e, e.end(), IN_THE_END);
    return inTheEnd.isEmpty() ? Optional.empty() : Optional.of(diagnosis(e, inTheEnd, false));
  }

  private static List<Evidence> evidence(Examination e, Observation seen, double most) {
    List<Evidence> evidence = new ArrayList<>();
    for (LayerHealth health : seen.layers()) {
      Layer layer = e.course().start().layers().get(health.layer());
      if (layer instanceof Activate activate && health.activation().isPresent()) {
        Flatness flatness = Flatness.of(activate.activation());
        double share = health.activation().get().saturated();
        if (flatness.bothSides() && share >= Math.max(most, flatness.usual() + ABOVE_USUAL)) {
          evidence.add(evidence(e, health, health.activation().get(), seen));
        }
      }
    }
    return evidence;
  }

  private static Evidence evidence(
      Examination e, LayerHealth health, ActivationHealth activation, Observation seen) {
    double share = activation.saturated();
    Observation since = seen.step() == 0 ? seen : since(e, health.layer(), share / 2);
    return new Evidence(
        "%s is flat (slope below 1 %% of its largest) for %s of its values %s; what comes in has size %s."
            .formatted(
                Shown.layer(health).replaceFirst("layer", "Layer"),
                Shown.percent(share),
                seen.step() == 0 ? "before the first step" : "in the end",
                Shown.number(activation.inputs().size())),
        List.of(health.layer()),
        Map.of("saturated", share, "inputSize", activation.inputs().size()),
        since.step(),
        since.epoch(),
        Picture.UNITS);
  }

  private static Observation since(Examination e, int layer, double share) {
    return e.first(look ->
        look.layers().get(layer).activation().map(ActivationHealth::saturated).orElse(0.0)
            >= share);
  }

  private static Diagnosis diagnosis(Examination e, List<Evidence> evidence, boolean atBirth) {
    double inputs = evidence.getFirst().numbers().getOrDefault("inputSize", Double.NaN);
    String why =
        atBirth
            ? "the starting weights (%s) make sums of size %s"
                .formatted(e.course().which().initialization(), Shown.number(inputs))
            : "steps of up to %s the weights made sums of size %s"
                .formatted(Shown.multiple(e.largestUpdate()), Shown.number(inputs));
    List<Remedy> remedies = new ArrayList<>();
    Remedy start = new AnotherInitialization(Initialization.gainCorrected());
    Remedy rate = new LearningRate(0.1);
    remedies.add(atBirth ? start : rate);
    remedies.add(new Normalization("batch-normalization"));
    remedies.add(AnotherActivation.named("relu"));
    remedies.add(atBirth ? rate : start);
    return new Diagnosis(
        Condition.SATURATING,
        evidence,
        "A unit learns in proportion to its slope, and where it is flat hardly at all: %s, far beyond where the function bends."
            .formatted(why),
        remedies);
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(Condition.UNSCALED, Condition.SYMMETRIC, Condition.EXPLODING);
  }
}
