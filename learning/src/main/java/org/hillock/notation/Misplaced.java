package org.hillock.notation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is wrong at one place of a text; [Blueprint] names the text, too.
final class Misplaced extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// @param message fact, expectation, next move
  Misplaced(Place place, @Nullable String message) {
    super(place + ": " + message);
  }

  /// @param message fact, expectation, next move
  Misplaced(Place place, @Nullable String message, Throwable cause) {
    super(place + ": " + message, cause);
  }

  /// The innermost place that a failure, or a cause of it, names.
  static Optional<Misplaced> in(Throwable failure) {
    Optional<Misplaced> found = Optional.empty();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      found = t instanceof Misplaced misplaced ? Optional.of(misplaced) : found;
    }
    return found;
  }
}
