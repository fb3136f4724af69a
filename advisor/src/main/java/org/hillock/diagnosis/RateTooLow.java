package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Steps are so small that training ends long before the loss does.
record RateTooLow() implements Rule {
  /// Of the weights themselves, by what changes most in the usual step. At that pace ten thousand
  /// steps are needed to change a weight by as much as it has.
  private static final double SMALL = 1e-4;

  /// Of the epochs: a loss that falls in nearly all of them has not begun to waver, as it does when
  /// steps are as large as the valley is wide.
  private static final double NEARLY_ALL = 0.9;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Progress progress = e.progress();
    double update = e.usualUpdate();
    boolean cutOff = progress.train().size() == e.course().which().settings().epochs();
    if (!cutOff
        || !progress.isPoor()
        || progress.falls() < NEARLY_ALL
        || !(update > 0 && update < SMALL)) {
      return Optional.empty();
    }
    Evidence evidence =
        new Evidence(
            "The usual step changes the weights by %s of themselves; the training loss fell in %s of %d epochs, from %s to %s, and was still falling when they were over."
                .formatted(
                    Shown.number(update),
                    Shown.percent(progress.falls()),
                    progress.train().size(),
                    Shown.loss(progress.train().getFirst()),
                    Shown.loss(progress.train().getLast())),
            List.of(),
            Map.of("updateRatio", update, "falls", progress.falls()),
            1,
            1,
            Picture.UPDATES);
    return Optional.of(
        new Diagnosis(
            Condition.RATE_TOO_LOW,
            List.of(evidence),
            "At %s of the weights per step the way is too long for %d epochs."
                .formatted(Shown.number(update), progress.train().size()),
            List.of(new LearningRate(10), new LearningRate(100))));
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(
        Condition.UNSCALED, Condition.SYMMETRIC, Condition.SATURATING, Condition.VANISHING);
  }
}
