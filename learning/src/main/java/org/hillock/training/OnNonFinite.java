package org.hillock.training;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;

/// What a training does when a number is NaN or infinite. Whichever it is, the step is not taken:
/// parameters and the optimizer's memory are those from before it.
public enum OnNonFinite {
  /// The training stops; what it has learned in its best epoch is kept.
  STOP("stop"),
  /// The step is left out, with all batches that belong to it, as if these rows had not come.
  SKIP("skip"),
  /// The training goes back to the end of its best epoch and on from there at half the learning
  /// rate. After ten times without a better epoch, or if a row itself is not finite, which no
  /// learning rate cures, it stops.
  ROLL_BACK("rollback");

  private final String label;

  OnNonFinite(String label) {
    this.label = label;
  }

  /// Its name on the command line and in files.
  public String label() {
    return label;
  }

  /// The one of that name.
  ///
  /// @throws InvalidInputException if there is none
  public static OnNonFinite parse(String label) {
    return Arrays.stream(values())
        .filter(policy -> policy.label.equals(label))
        .findFirst()
        .orElseThrow(() -> InvalidInputException.unknown("policy", label, labels()));
  }

  private static List<String> labels() {
    return Arrays.stream(values()).map(OnNonFinite::label).toList();
  }
}
