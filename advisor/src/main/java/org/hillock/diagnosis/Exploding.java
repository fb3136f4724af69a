package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.network.Initialization;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;

/// From the start, values or gradients grow from layer to layer.
record Exploding() implements Rule {
  /// From the first hidden layer to the last. Networks that train well have at most some 10; a step
  /// that suits one end is 100 times too large at the other.
  private static final double MUCH = 100;

  /// As much as healthy networks have at most; it counts if the first loss is absurd, too.
  static final double SOME = 10;

  /// Times the loss of a constant answer. A network that knows nothing should lose about as much as
  /// that, or twice.
  private static final double ABSURD = 10;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Observation birth = e.birth();
    double values = Examination.valueGrowth(birth);
    double gradients = Examination.gradientRatio(birth).orElse(1);
    double growth = Math.max(values > 0 ? values : 1, gradients);
    double excess = birth.loss() / e.progress().constantLoss();
    boolean absurd = !(excess <= ABSURD);
    boolean harmful = absurd || e.progress().isPoor();
    if (!(growth > MUCH && harmful) && !(growth > SOME && absurd)) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            Condition.EXPLODING,
            List.of(evidence(e, values, gradients, excess)),
            cause(e, growth),
            List.of(
                new AnotherInitialization(Initialization.gainCorrected()),
                new Normalization("batch-normalization"),
                new ClippedGradients(1),
                new LearningRate(0.1))));
  }

  private static Evidence evidence(Examination e, double values, double gradients, double excess) {
    List<LayerHealth> hidden = Examination.hidden(e.birth());
    LayerHealth first = hidden.getFirst();
    LayerHealth last = hidden.getLast();
    return new Evidence(
        "Before the first step, values have size %s in %s and %s in %s; gradients on the way back have %s and %s. The loss is %s, %s times that of a constant answer."
            .formatted(
                Shown.number(first.outputs().size()),
                Shown.layer(first),
                Shown.number(last.outputs().size()),
                Shown.layer(last),
                Shown.number(last.gradientSize().orElse(Double.NaN)),
                Shown.number(first.gradientSize().orElse(Double.NaN)),
                Shown.number(e.birth().loss()),
                Shown.number(excess)),
        hidden.stream().map(LayerHealth::layer).toList(),
        Map.of("valueGrowth", values, "gradientRatio", gradients, "lossOverConstant", excess),
        0,
        0,
        Picture.GRADIENT_FLOW);
  }

  private static String cause(Examination e, double growth) {
    int layers = Examination.hidden(e.birth()).size();
    return "Each layer multiplies what passes through by about %s, %s in all, because its starting weights are too large for the number of its inputs and its activation (%s)."
        .formatted(
            Shown.number(StrictMath.pow(growth, 1.0 / Math.max(1, layers - 1))),
            Shown.number(growth),
            e.course().which().initialization());
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(Condition.SYMMETRIC);
  }
}
