package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.probe.Autopsy;
import org.hillock.probe.Observation;
import org.hillock.training.Run;

/// A number became NaN or infinite.
record NonFinite() implements Rule {
  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Optional<Autopsy> autopsy = e.course().history().autopsy();
    if (autopsy.isEmpty() && e.course().run().finite()) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            Condition.NON_FINITE,
            List.of(autopsy.map(NonFinite::evidence).orElseGet(() -> evidence(e))),
            autopsy.map(NonFinite::cause).orElseGet(() -> cause(e)),
            List.of(
                new LearningRate(0.1),
                new ClippedGradients(1),
                new Normalization("batch-normalization"))));
  }

  private static Evidence evidence(Autopsy autopsy) {
    return new Evidence(
        "In step %d %s became %s: %s."
            .formatted(
                autopsy.step(),
                autopsy.place(),
                Shown.number(autopsy.value()),
                autopsy.operation()),
        autopsy.layer().stream().boxed().toList(),
        Map.of("step", (double) autopsy.step()),
        autopsy.step(),
        autopsy.epoch(),
        Picture.LOSSES);
  }

  /// What is known without an autopsy: the losses, and the last steps that were seen.
  private static Evidence evidence(Examination e) {
    Run run = e.course().run();
    Observation last = last(e);
    return new Evidence(
        "The loss was %s at the start, %s at step %d, and no longer finite in epoch %d."
            .formatted(
                Shown.loss(e.birth().loss()), Shown.loss(last.loss()), last.step(), run.epochs()),
        List.of(),
        Map.of("lossAtStart", e.birth().loss(), "epoch", (double) run.epochs()),
        last.step(),
        run.epochs(),
        Picture.LOSSES);
  }

  private static Observation last(Examination e) {
    return e.looks().stream()
        .filter(look -> Double.isFinite(look.loss()))
        .reduce((a, b) -> b)
        .orElseGet(e::birth);
  }

  private static String cause(Autopsy autopsy) {
    String cause = autopsy.cause();
    return Character.toUpperCase(cause.charAt(0)) + cause.substring(1);
  }

  private static String cause(Examination e) {
    return "Steps of up to %s the weights themselves throw the weights across the valley and up its other side, higher each time, until a float cannot hold the values."
        .formatted(Shown.multiple(e.largestUpdate()));
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(Condition.UNSCALED, Condition.EXPLODING);
  }
}
