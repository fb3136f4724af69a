package org.hillock.recommendation;

import java.util.Arrays;
import java.util.Locale;
import org.hillock.activation.InvalidInputException;

/// What the place of use demands of functions. Whether a function fulfills it is computed from the
/// function, see [Nature].
public enum Constraint {
  /// An element costs a comparison at the most.
  LOW_LATENCY,
  /// Straight lines only, of which integers are an exact image.
  INT8,
  /// No value beyond 65504 for inputs up to 1000.
  FLOAT16,
  /// No exponential, logarithm, sine or error function.
  NO_EXPONENTIALS,
  /// More than a tenth of standard normal inputs become exactly 0.
  EXACT_ZEROS,
  /// The second derivative has no jump.
  SMOOTH_SECOND_DERIVATIVE,
  /// Hidden values stay between known bounds.
  BOUNDED_VALUES,
  /// No answer is negative.
  POSITIVE_OUTPUT,
  /// Answers stay between known bounds.
  BOUNDED_OUTPUT,
  /// Some answers are negative.
  NEGATIVE_TARGETS;

  /// Whether a function fulfills it.
  public boolean holds(Nature nature) {
    return switch (this) {
      case LOW_LATENCY -> nature.cheap();
      case INT8 -> nature.straight();
      case FLOAT16 -> nature.fitsHalf();
      case NO_EXPONENTIALS -> !nature.transcendental();
      case EXACT_ZEROS -> nature.zeros() > 0.1;
      case SMOOTH_SECOND_DERIVATIVE -> nature.twiceSmooth();
      case BOUNDED_VALUES, BOUNDED_OUTPUT -> nature.bounded();
      case POSITIVE_OUTPUT -> nature.low() >= 0;
      case NEGATIVE_TARGETS -> nature.low() < 0;
    };
  }

  /// Whether it demands something of functions at a place.
  public boolean binds(Place place) {
    return switch (this) {
      case FLOAT16, NO_EXPONENTIALS, SMOOTH_SECOND_DERIVATIVE -> true;
      case LOW_LATENCY, INT8, BOUNDED_VALUES ->
          place == Place.HIDDEN || place == Place.STATE || place == Place.GATES;
      case EXACT_ZEROS -> place == Place.HIDDEN;
      case POSITIVE_OUTPUT, BOUNDED_OUTPUT, NEGATIVE_TARGETS -> place == Place.OUTPUT;
    };
  }

  /// The name as users write it: "exact-zeros".
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The constraint of that label.
  ///
  /// @throws InvalidInputException if there is none; suggests the nearest
  public static Constraint parse(String label) {
    return Arrays.stream(values())
        .filter(constraint -> constraint.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "constraint", label, Arrays.stream(values()).map(Constraint::label).toList()));
  }
}
