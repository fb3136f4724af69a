package org.hillock.study;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.activation.InvalidInputException;

/// A time that a study has to end within.
///
/// @param time all of it
/// @param began when it began to run, by the clock of the study, in nanoseconds
public record TimeBudget(Duration time, long began) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})([smh])");

  /// Reads a time such as `60s`, `10m` or `2h`.
  ///
  /// @throws InvalidInputException if it is none
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    long number = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    if (number == 0) {
      throw new InvalidInputException(
          "the budget \"%s\" is no time; give a whole number above 0 with s, m or h, such as 60s, 10m or 2h."
              .formatted(text));
    }
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /// A time as this reads it, rounded up to seconds, from 10 minutes on to minutes and from 10
  /// hours on to hours.
  static String text(double seconds) {
    return seconds <= 600
        ? up(seconds) + "s"
        : seconds <= 36_000 ? up(seconds / 60) + "m" : up(seconds / 3600) + "h";
  }

  /// A whole number stays, whatever was rounded on the way.
  private static long up(double number) {
    return (long) Math.ceil(number - 1e-6);
  }

  double seconds() {
    return time.toNanos() * 1e-9;
  }

  /// The seconds that are left.
  double left(long now) {
    return seconds() - (now - began) * 1e-9;
  }
}
