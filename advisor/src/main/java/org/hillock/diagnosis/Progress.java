package org.hillock.diagnosis;

import java.util.List;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.loss.Loss;
import org.hillock.training.Identity;
import org.hillock.training.Run;
import org.hillock.training.Scores;

/// What was learned, in shares of the loss of the best constant answer: 0 is no better than that, 1
/// is no loss at all, below 0 is worse.
///
/// A loss that is not finite is the worst there can be.
///
/// @param constantLoss on the training rows, of the answer that is best for them all
/// @param constantValidationLoss of the same answer on the validation rows
/// @param train loss of each epoch
/// @param validation loss after each epoch
/// @param bestEpoch counted from 1, 0 if none was better than the untrained network
record Progress(
    double constantLoss,
    double constantValidationLoss,
    List<Double> train,
    List<Double> validation,
    int bestEpoch) {
  /// Less is hardly distinguished from nothing.
  private static final double SOMETHING = 0.1;

  /// A network for which most of what there is to gain is still to be gained.
  private static final double HALF = 0.5;

  static Progress of(Course course) {
    Split split = course.split();
    Loss loss = Identity.loss(split, course.which().settings());
    Run run = course.run();
    return new Progress(
        loss(loss, split.train(), split.train()),
        loss(loss, split.train(), split.validation()),
        run.trainLosses(),
        run.validationLosses(),
        run.bestEpoch());
  }

  private static double loss(Loss loss, Dataset train, Dataset data) {
    float[] outputs = Scores.constant(train, data.rows());
    return loss.mean(outputs, data.targets(), data.rows(), data.outputs());
  }

  /// In the best epoch, on the training rows.
  double learned() {
    return train.stream().mapToDouble(this::share).max().orElse(0);
  }

  /// In the last epoch, on the training rows.
  double learnedAtEnd() {
    return train.isEmpty() ? 0 : share(train.getLast());
  }

  /// On the training rows, in the epoch whose parameters are kept.
  double learnedWhenKept() {
    return bestEpoch == 0 ? learnedAtEnd() : share(train.get(bestEpoch - 1));
  }

  /// On the validation rows, at best.
  double generalized() {
    return validation.stream().mapToDouble(this::shareOfValidation).max().orElse(0);
  }

  /// On the validation rows after the last epoch.
  double generalizedAtEnd() {
    return validation.isEmpty() ? 0 : shareOfValidation(validation.getLast());
  }

  private double share(double loss) {
    return Double.isFinite(loss) ? 1 - loss / constantLoss : Double.NEGATIVE_INFINITY;
  }

  private double shareOfValidation(double loss) {
    return Double.isFinite(loss) ? 1 - loss / constantValidationLoss : Double.NEGATIVE_INFINITY;
  }

  /// Whether next to nothing was learned.
  boolean isStuck() {
    return learned() < SOMETHING;
  }

  /// Whether most is still to be learned, or was forgotten again.
  boolean isPoor() {
    return learnedAtEnd() < HALF;
  }

  /// Share of the epochs in which next to nothing was learned yet.
  double standstill() {
    long still = train.stream().filter(loss -> share(loss) < SOMETHING).count();
    return train.isEmpty() ? 0 : (double) still / train.size();
  }

  /// Share of the epochs after the first in which the training loss fell.
  double falls() {
    int falls = 0;
    for (int i = 1; i < train.size(); i++) {
      falls += train.get(i) < train.get(i - 1) ? 1 : 0;
    }
    return train.size() < 2 ? 0 : (double) falls / (train.size() - 1);
  }

  /// What came of it, as the end of a sentence.
  String text() {
    if (learnedAtEnd() == Double.NEGATIVE_INFINITY) {
      return "the loss is no longer finite";
    }
    return "the training loss is %s after %d epochs, where one constant answer has %s"
        .formatted(Shown.loss(train.getLast()), train.size(), Shown.loss(constantLoss));
  }
}
