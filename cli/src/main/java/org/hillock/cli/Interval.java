package org.hillock.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.activation.InvalidInputException;

/// How much of a training may be lost: a time, or a number of steps.
///
/// @param amount of nanoseconds or of steps, at least 1
/// @param isTime whether it is a time
record Interval(long amount, boolean isTime) {
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,8})(s|steps?)");
  private static final long NANOSECONDS = 1_000_000_000;

  /// The interval that a user writes as `30s` or `500steps`.
  ///
  /// @throws InvalidInputException if it is not of that form
  static Interval parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "--checkpoint-every is \"%s\"; give a time such as 30s, or a number of steps such as 500steps."
              .formatted(text));
    }
    long amount = Long.parseLong(matcher.group(1));
    boolean isTime = matcher.group(2).equals("s");
    return new Interval(isTime ? amount * NANOSECONDS : amount, isTime);
  }

  /// Whether it is over.
  ///
  /// @param nanoseconds since it began
  /// @param steps since it began
  boolean isOver(long nanoseconds, long steps) {
    return (isTime ? nanoseconds : steps) >= amount;
  }
}
