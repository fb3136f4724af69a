package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.network.Activate;
import org.hillock.network.Initialization;
import org.hillock.network.Layer;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.probe.Units;

/// Many units of a relu-like function have slope 0 on every example.
record Dying() implements Rule {
  /// Of the units of a layer. Healthy deep networks of narrow layers have up to a third.
  private static final double MANY = 0.5;

  /// Of the units of a layer, so many more than at birth. A layer that reads nearly the same of all
  /// examples, as behind a recurrent layer that has not learned yet, has many silent units at once.
  static final double MORE = 0.3;

  /// A step that changes weights by more than a tenth of themselves can throw a unit anywhere.
  private static final double LARGE_STEP = 0.1;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    if (!e.course().run().finite() || !e.progress().isPoor()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    boolean born = false;
    for (LayerHealth health : e.end().layers()) {
      double dead = dead(e, e.end(), health.layer());
      double atBirth = dead(e, e.birth(), health.layer());
      if (dead >= MANY && (atBirth >= MANY || dead - atBirth >= MORE)) {
        born |= atBirth >= MANY;
        evidence.add(evidence(e, health, atBirth, dead));
      }
    }
    return evidence.isEmpty() ? Optional.empty() : Optional.of(diagnosis(e, evidence, born));
  }

  /// Share of the units of a layer that are flat on all that was seen; 0 where that cannot be.
  private static double dead(Examination e, Observation seen, int number) {
    Layer layer = e.course().start().layers().get(number);
    LayerHealth health = seen.layers().get(number);
    if (!(layer instanceof Activate activate)
        || health.activation().isEmpty()
        || !Flatness.of(activate.activation()).oneSide()) {
      return 0;
    }
    Units units = health.activation().get().units();
    return (double) units.saturated().stream().filter(share -> share == 1).count() / units.count();
  }

  private static Evidence evidence(Examination e, LayerHealth health, double atBirth, double dead) {
    Units units = health.activation().orElseThrow().units();
    Observation since = e.first(look -> dead(e, look, health.layer()) >= MANY);
    return new Evidence(
        "%s: %d of %d units have slope 0 on all %d values seen, so each is at work on less than %s of all examples (95 %% confidence); at birth it was %d."
            .formatted(
                Shown.layer(health).replaceFirst("layer", "Layer"),
                Math.round(dead * units.count()),
                units.count(),
                units.seen(),
                Shown.percent(units.silentBound()),
                Math.round(atBirth * units.count())),
        List.of(health.layer()),
        Map.of("dead", dead, "deadAtBirth", atBirth, "silentBound", units.silentBound()),
        since.step(),
        since.epoch(),
        Picture.UNITS);
  }

  private static Diagnosis diagnosis(Examination e, List<Evidence> evidence, boolean born) {
    boolean large = e.largestUpdate() > LARGE_STEP;
    List<Remedy> remedies = new ArrayList<>();
    if (!born) {
      remedies.add(new LearningRate(0.1));
    }
    remedies.add(new AnotherInitialization(Initialization.gainCorrected()));
    remedies.add(new Normalization("batch-normalization"));
    if (!born && large) {
      remedies.add(new ClippedGradients(1));
    }
    remedies.add(AnotherActivation.named("leaky_relu"));
    return new Diagnosis(Condition.DYING, evidence, cause(e, born), remedies);
  }

  private static String cause(Examination e, boolean born) {
    if (born) {
      return "The units were dead before the first step: their starting weights and biases put the sums of all examples where the slope is 0, and what has no slope gets no gradient to move it.";
    }
    return "Steps of up to %s the weights themselves moved units to where the slope is 0 for every example; what has no slope gets no gradient, and nothing brings it back."
        .formatted(Shown.multiple(e.largestUpdate()));
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(Condition.UNSCALED, Condition.SYMMETRIC, Condition.EXPLODING);
  }
}
