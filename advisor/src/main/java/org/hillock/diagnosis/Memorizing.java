package org.hillock.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Progress progress = e.progress();
    double generalized = progress.generalized();
    boolean nothing = generalized < NOTHING;
    double learned = nothing ? progress.learnedAtEnd() : progress.learnedWhenKept();
    if (!(learned > GAP && learned - generalized > GAP) || !e.course().run().finite()) {
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
    String cause =
        nothing
            ? "The training rows are learned by heart, and nothing in them helps with others: the targets may not depend on the inputs, or be mixed up."
            : "There are %d weights for %d training rows, enough to learn rows by heart instead of what they have in common."
                .formatted(
                    e.course().start().parameters().length, e.course().split().train().rows());
    return Optional.of(
        new Diagnosis(
            Condition.MEMORIZING,
            List.of(evidence),
            cause,
            List.of(new WeightDecay(0.1), new DropoutLayers(0.3), new SmallerNetwork())));
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
