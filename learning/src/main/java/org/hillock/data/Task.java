package org.hillock.data;

import java.util.Arrays;
import java.util.Locale;
import org.hillock.activation.InvalidInputException;

/// What is to be learned.
public enum Task {
  /// One or several numbers.
  REGRESSION,
  /// One of two classes; one output, the chance of the second class.
  BINARY,
  /// One of several classes; one output a class.
  MULTICLASS,
  /// Several yes-or-no answers at once; one output a label.
  MULTILABEL;

  /// The name as users write it: "regression".
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The task of that label.
  ///
  /// @throws InvalidInputException if there is none; suggests the nearest
  public static Task parse(String label) {
    return Arrays.stream(values())
        .filter(task -> task.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "task", label, Arrays.stream(values()).map(Task::label).toList()));
  }

  /// Whether each row belongs to one class.
  public boolean classifies() {
    return this == BINARY || this == MULTICLASS;
  }
}
