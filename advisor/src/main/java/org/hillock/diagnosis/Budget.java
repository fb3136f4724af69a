package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.probe.History;

/// Limits that a training has to keep, for builds that should fail otherwise.
///
/// @param limits in the order in which they were given
public record Budget(List<Limit> limits) {
  private static final String FINITE = "finite";

  /// A limit of one measure.
  ///
  /// @param measure what is limited
  /// @param bound the most that is allowed, or the least if more is better
  public record Limit(Measure measure, double bound) {}

  /// What a limit came to.
  ///
  /// @param limit what was asked
  /// @param value what was measured; NaN, which keeps no limit, if it could not be
  /// @param held whether the value keeps the limit
  public record Answer(Limit limit, double value, boolean held) {}

  /// Copies the list.
  public Budget {
    limits = List.copyOf(limits);
  }

  /// Reads limits such as `dead=5%,gradientRatio=1e-4,finite`.
  ///
  /// @throws InvalidInputException if a name is not known, a number is missing or makes no sense,
  ///   or something is limited twice
  public static Budget parse(String text) {
    List<Limit> limits = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Limit limit = limit(part.strip());
      if (limits.stream().anyMatch(other -> other.measure == limit.measure)) {
        throw new InvalidInputException(
            "%s is limited twice in \"%s\"; leave one of the limits out."
                .formatted(limit.measure.label(), text));
      }
      limits.add(limit);
    }
    return new Budget(limits);
  }

  private static Limit limit(String text) {
    int sign = text.indexOf('=');
    String name = (sign < 0 ? text : text.substring(0, sign)).strip();
    if (name.equals(FINITE)) {
      if (sign >= 0) {
        throw new InvalidInputException(
            "\"" + text + "\": finite has no number; write finite, or nonFinite=0.1%.");
      }
      return new Limit(Measure.NON_FINITE, 0);
    }
    Measure measure =
        Stream.of(Measure.values())
            .filter(known -> known.label().equals(name))
            .findFirst()
            .orElseThrow(() -> InvalidInputException.unknown("limit", name, names()));
    if (sign < 0) {
      throw new InvalidInputException(
          "limit %s has no number; write %s, for example.".formatted(name, example(measure)));
    }
    return new Limit(measure, number(measure, text.substring(sign + 1).strip()));
  }

  private static List<String> names() {
    return Stream.concat(Stream.of(Measure.values()).map(Measure::label), Stream.of(FINITE))
        .toList();
  }

  private static String example(Measure measure) {
    return measure.label()
        + switch (measure) {
          case DEAD, SLEEPING, SATURATED -> "=5%";
          case NON_FINITE, VERDICTS -> "=0";
          case GRADIENT_RATIO -> "=1e-4";
          case UPDATE_RATIO -> "=0.1";
        };
  }

  private static double number(Measure measure, String text) {
    boolean percent = text.endsWith("%");
    double number;
    try {
      number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
    } catch (NumberFormatException e) {
      throw refused(measure, text);
    }
    double bound = percent ? number / 100 : number;
    boolean most = measure.share() || measure.atLeast();
    if (!(bound >= 0) || Double.isInfinite(bound) || (most && bound > 1)) {
      throw refused(measure, text);
    }
    return bound;
  }

  private static InvalidInputException refused(Measure measure, String text) {
    String range = measure.share() || measure.atLeast() ? "from 0 to 1" : "of 0 or more";
    return new InvalidInputException(
        String.format(
            Locale.ROOT,
            "limit %s is \"%s\"; it has to be a number %s%s, for example %s.",
            measure.label(),
            text,
            range,
            measure.share() ? " or a percentage" : "",
            example(measure)));
  }

  /// What each limit came to.
  public List<Answer> check(History history, List<Diagnosis> diagnoses) {
    return limits.stream()
        .map(limit -> {
          double value = limit.measure.of(history, diagnoses);
          boolean held = limit.measure.atLeast() ? value >= limit.bound : value <= limit.bound;
          return new Answer(limit, value, held);
        })
        .toList();
  }
}
