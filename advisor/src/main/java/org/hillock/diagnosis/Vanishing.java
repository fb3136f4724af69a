package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.network.Initialization;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;

/// Gradients get smaller on their way back, and the network does not learn.
record Vanishing() implements Rule {
  /// Gradient at the first hidden layer / at the last. Networks that train well have 0.1 and more,
  /// and a loss that moves.
  private static final double LITTLE = 0.01;

  /// Of the epochs: a loss that stands still for so long costs more than a better start would.
  private static final double LONG = 0.2;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    double atBirth = Examination.gradientRatio(e.birth()).orElse(1);
    double usual = usual(e);
    boolean tiny = atBirth < LITTLE || usual < LITTLE;
    return tiny && isHarmed(e.progress())
        ? Optional.of(
            new Diagnosis(
                Condition.VANISHING,
                List.of(evidence(e, atBirth, usual)),
                cause(e, Math.min(atBirth, usual)),
                List.of(
                    new AnotherInitialization(Initialization.gainCorrected()),
                    new Normalization("batch-normalization"),
                    AnotherActivation.named("relu"),
                    new Residuals())))
        : Optional.empty();
  }

  private static boolean isHarmed(Progress progress) {
    return progress.isPoor() || progress.standstill() > LONG;
  }

  /// The middle one of all looks at batches; 1 if there is none.
  private static double usual(Examination e) {
    double[] sorted =
        e.course().history().course().stream()
            .map(Examination::gradientRatio)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
  }

  private static Evidence evidence(Examination e, double atBirth, double usual) {
    Observation since = e.first(look -> Examination.gradientRatio(look).orElse(1) < LITTLE);
    List<LayerHealth> hidden = Examination.hidden(since);
    return new Evidence(
        "The gradient has size %s at %s and %s at %s, %s of it; %s."
            .formatted(
                Shown.number(hidden.getLast().gradientSize().orElse(Double.NaN)),
                Shown.layer(hidden.getLast()),
                Shown.number(hidden.getFirst().gradientSize().orElse(Double.NaN)),
                Shown.layer(hidden.getFirst()),
                Shown.number(Examination.gradientRatio(since).orElse(Double.NaN)),
                e.progress().text()),
        hidden.stream().map(LayerHealth::layer).toList(),
        Map.of("gradientRatio", usual, "gradientRatioAtBirth", atBirth),
        since.step(),
        since.epoch(),
        Picture.GRADIENT_FLOW);
  }

  private static String cause(Examination e, double ratio) {
    int layers = Examination.hidden(e.birth()).size();
    String functions =
        String.join(
            ", ",
            e.birth().layers().stream()
                .flatMap(layer -> layer.activation().stream())
                .map(activation -> activation.function())
                .distinct()
                .toList());
    return "On the way back each of the %d hidden layers (%s) multiplies the gradient by about %s, so what reaches the first is too little to learn from."
        .formatted(
            layers, functions, Shown.number(StrictMath.pow(ratio, 1.0 / Math.max(1, layers - 1))));
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(
        Condition.SYMMETRIC,
        Condition.UNSCALED,
        Condition.EXPLODING,
        Condition.DYING,
        Condition.SATURATING,
        Condition.NON_FINITE);
  }
}
