package org.hillock.diagnosis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hillock.probe.History;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.LayerUnits;
import org.hillock.probe.Observation;
import org.hillock.probe.WeightHealth;

/// What a [Budget] can limit.
public enum Measure {
  /// Largest share of a layer's units that are dead by all training rows seen; if units were not
  /// counted, that had slope 0 on all rows of the last examination.
  DEAD("dead", true, "dead units of the worst layer"),
  /// Largest share of a layer's units that were silent at a look but not at the end.
  SLEEPING("sleeping", true, "sleeping units of the worst layer at the worst look"),
  /// Largest share of a layer's units that were saturated on 95 % of the rows at the end.
  SATURATED("saturated", true, "saturated units of the worst layer"),
  /// Share of NaN and infinities among the outputs of the worst layer at any look; 1 if a number
  /// was not finite between looks.
  NON_FINITE("nonFinite", true, "non-finite values of the worst layer"),
  /// The gradient of the first hidden layer / that of the last at the end, or the other way round
  /// if that is less: at least so much.
  GRADIENT_RATIO("gradientRatio", false, "gradient of the first hidden layer / the last"),
  /// Largest change of a layer's weights by a step that was seen, relative to them.
  UPDATE_RATIO("updateRatio", false, "largest change of weights by a step"),
  /// How many conditions were diagnosed.
  VERDICTS("verdicts", false, "conditions diagnosed");

  private final String label;
  private final boolean share;
  private final String meaning;

  Measure(String label, boolean share, String meaning) {
    this.label = label;
    this.share = share;
    this.meaning = meaning;
  }

  /// Its name in a budget.
  public String label() {
    return label;
  }

  /// Whether it is a share, from 0 to 1.
  public boolean share() {
    return share;
  }

  /// What it is, in words.
  public String meaning() {
    return meaning;
  }

  /// Whether more is better: then the limit is the least that will do.
  public boolean atLeast() {
    return this == GRADIENT_RATIO;
  }

  /// Whether one training's value is so much worse than another's that it can explain a worse
  /// result. Shares have to be 30 points apart, as the rule for dying units asks; ratios have to be
  /// tenfold apart and beyond 10, as much as healthy networks have. Others explain nothing.
  public boolean isClearlyWorse(double worse, double other) {
    return switch (this) {
      case DEAD, SLEEPING, SATURATED, NON_FINITE -> worse - other >= Dying.MORE;
      case GRADIENT_RATIO -> Exploding.SOME * worse <= Math.min(1, other);
      case UPDATE_RATIO, VERDICTS -> false;
    };
  }

  /// Its value for a training.
  public double of(History history, List<Diagnosis> diagnoses) {
    return switch (this) {
      case DEAD ->
          history.units().isEmpty()
              ? worst(history, shares -> shares.getLast().dead())
              : history.units().stream().mapToDouble(LayerUnits::dead).max().orElse(0);
      case SLEEPING ->
          worst(history, all -> all.stream().mapToDouble(UnitShares::sleeping).max().orElse(0));
      case SATURATED -> worst(history, shares -> shares.getLast().saturated());
      case NON_FINITE -> nonFinite(history);
      case GRADIENT_RATIO -> {
        double ratio = Examination.gradientRatio(history.end()).orElse(Double.NaN);
        yield Examination.hidden(history.end()).size() < 2 ? 1 : Math.min(ratio, 1 / ratio);
      }
      case UPDATE_RATIO ->
          layers(history)
              .flatMap(layer -> layer.weights().stream())
              .mapToDouble(WeightHealth::updateRatio)
              .filter(ratio -> !Double.isNaN(ratio))
              .max()
              .orElse(0);
      case VERDICTS -> diagnoses.size();
    };
  }

  /// Gradient of the first hidden layer / the last at one look; empty if there are not two.
  public static OptionalDouble gradientRatio(Observation look) {
    return Examination.gradientRatio(look);
  }

  private static double worst(History history, ToDoubleFunction<List<UnitShares>> value) {
    return history.end().layers().stream()
        .filter(layer -> layer.activation().isPresent())
        .mapToDouble(layer -> value.applyAsDouble(UnitShares.of(history, layer.layer())))
        .max()
        .orElse(0);
  }

  private static double nonFinite(History history) {
    double seen = layers(history).mapToDouble(layer -> layer.outputs().nonFinite()).max().orElse(0);
    return history.autopsy().isPresent() ? 1 : seen;
  }

  private static Stream<LayerHealth> layers(History history) {
    return history.looks().stream().map(Observation::layers).flatMap(List::stream);
  }
}
