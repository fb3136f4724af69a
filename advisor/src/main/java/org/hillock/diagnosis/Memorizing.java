package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.training.Metric;

/// The network knows its training rows and little else.
///
/// That the validation loss rises after the best epoch is no harm: the parameters of the best epoch
/// are kept. Harm is a network that even then is far better on the rows it has seen.
record Memorizing() implements Rule {
  /// Between what is learned of the training rows and of the validation rows, in shares of a
  /// constant answer's loss.
  private static final double GAP = 0.4;

  /// Of the validation rows: less is no better than a constant answer.
  private static final double NOTHING = 0.05;

  /// Of the answers; less may be luck.
  private static final double BETTER_THAN_CHANCE = 0.1;

  /// A mean over fewer rows says too little: it is off by a quarter of their spread.
  private static final int VALIDATION_ROWS = 16;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Progress progress = e.progress();
    double generalized = progress.generalized();
    boolean nothing = generalized < NOTHING;
    double learned = nothing ? progress.learnedAtEnd() : progress.learnedWhenKept();
    boolean known =
        e.course().run().finite() && e.course().split().validation().rows() >= VALIDATION_ROWS;
    if (!known || !(learned > GAP && learned - generalized > GAP)) {
      return Optional.empty();
    }
    Evidence evidence =
        new Evidence(
            "Of the loss of a constant answer, %s is gone on the training rows, and on the validation rows %s at best and %s after the last epoch."
                .formatted(
                    Shown.percent(learned), share(generalized), share(progress.generalizedAtEnd())),
            List.of(),
            Map.of("learned", learned, "generalized", generalized),
            e.end().step(),
            nothing ? 1 : progress.bestEpoch(),
            Picture.LOSSES);
    return Optional.of(
        new Diagnosis(
            Condition.MEMORIZING,
            List.of(evidence),
            cause(e.course(), nothing),
            List.of(new WeightDecay(0.1), new DropoutLayers(0.3), new SmallerNetwork())));
  }

  private static String cause(Course course, boolean nothing) {
    if (!nothing) {
      return "There are %d weights for %d training rows, enough to learn rows by heart instead of what they have in common."
          .formatted(course.start().parameters().length, course.split().train().rows());
    }
    int classes = course.which().problem().classes().size();
    double right = classes == 0 ? 0 : course.scores().of(Metric.BALANCED_ACCURACY);
    return right > 1.0 / Math.max(1, classes) + BETTER_THAN_CHANCE
        ? "Of the validation rows %s are told right (mean over the classes), but the network is as sure where it is wrong, as one is that has learned rows by heart."
            .formatted(Shown.percent(right))
        : "The training rows are learned by heart, and nothing in them helps with others: the targets may not depend on the inputs, or be mixed up.";
  }

  private static String share(double learned) {
    return learned <= 0 ? "nothing" : Shown.percent(learned);
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of(
        Condition.UNSCALED,
        Condition.SYMMETRIC,
        Condition.EXPLODING,
        Condition.SATURATING,
        Condition.DYING,
        Condition.RATE_TOO_HIGH);
  }
}
