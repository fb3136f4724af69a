package org.hillock.recommendation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.hillock.activation.InvalidInputException;

/// What the place of use demands of functions. Whether a function fulfills it is computed from the
/// function, see [Nature].
public enum Constraint {
  /// An element costs a comparison at the most.
  LOW_LATENCY(inside(), Nature::cheap),
  /// Straight lines only, of which integers are an exact image.
  INT8(inside(), Nature::straight),
  /// No value beyond 65504 for inputs up to 1000.
  FLOAT16(EnumSet.allOf(Place.class), Nature::fitsHalf),
  /// No exponential, logarithm, sine or error function.
  NO_EXPONENTIALS(EnumSet.allOf(Place.class), nature -> !nature.transcendental()),
  /// More than a tenth of standard normal inputs become exactly 0.
  EXACT_ZEROS(EnumSet.of(Place.HIDDEN), nature -> nature.zeros() > 0.1),
  /// The second derivative has no jump.
  SMOOTH_SECOND_DERIVATIVE(EnumSet.allOf(Place.class), Nature::twiceSmooth),
  /// Hidden values stay between known bounds.
  BOUNDED_VALUES(inside(), Nature::bounded),
  /// No answer is negative.
  POSITIVE_OUTPUT(EnumSet.of(Place.OUTPUT), nature -> nature.low() >= 0),
  /// Answers stay between known bounds.
  BOUNDED_OUTPUT(EnumSet.of(Place.OUTPUT), Nature::bounded),
  /// Some answers are negative.
  NEGATIVE_TARGETS(EnumSet.of(Place.OUTPUT), nature -> nature.low() < 0);

  private final Set<Place> places;
  private final Predicate<Nature> demand;

  Constraint(Set<Place> places, Predicate<Nature> demand) {
    this.places = places;
    this.demand = demand;
  }

  /// Whether a function fulfills it.
  public boolean holds(Nature nature) {
    return demand.test(nature);
  }

  /// Whether it demands something of functions at a place.
  public boolean binds(Place place) {
    return places.contains(place);
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

  private static Set<Place> inside() {
    return EnumSet.of(Place.HIDDEN, Place.STATE, Place.GATES);
  }
}
