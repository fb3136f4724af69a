package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.probe.Observation;

/// Steps are so large that the loss rises, or never falls.
record RateTooHigh() implements Rule {
  /// Of the weights themselves. Trainings that go well change weights by a hundredth to a
  /// thousandth of themselves, by some hundredths in the first step.
  private static final double LARGE = 0.1;

  /// Of a constant answer's loss: so much of what was learned is lost again.
  private static final double LOST = 0.2;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Progress progress = e.progress();
    double lost = progress.learned() - progress.learnedAtEnd();
    boolean harmed = progress.isStuck() || lost > LOST;
    if (!(e.largestUpdate() > LARGE) || !harmed || !e.course().run().finite()) {
      return Optional.empty();
    }
    Observation since = e.first(look -> Examination.largestUpdate(look) > LARGE);
    Evidence evidence =
        new Evidence(
            "A step changed the weights of a layer by up to %s themselves; the training loss fell in %s of the epochs, and %s."
                .formatted(
                    Shown.multiple(e.largestUpdate()),
                    Shown.percent(progress.falls()),
                    progress.text()),
            List.of(),
            Map.of("updateRatio", e.largestUpdate(), "lost", lost, "falls", progress.falls()),
            since.step(),
            since.epoch(),
            Picture.UPDATES);
    return Optional.of(
        new Diagnosis(
            Condition.RATE_TOO_HIGH,
            List.of(evidence),
            "Steps of up to %s the weights leap over what they descend into, so that the loss rises or stays where it was."
                .formatted(Shown.multiple(e.largestUpdate())),
            List.of(
                new LearningRate(0.1),
                new ClippedGradients(1),
                new Normalization("batch-normalization"))));
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(Condition.UNSCALED, Condition.MISMATCH, Condition.EXPLODING);
  }

  /// They name the steps that killed the units, or left the floats.
  @Override
  public List<Condition> saidBy() {
    return List.of(Condition.NON_FINITE, Condition.DYING);
  }
}
