package org.hillock.reproduction;

import java.util.Locale;

/// One thing that has to hold if a claim is true. The criterion is written down in the code before
/// anyone sees what comes out.
///
/// @param criterion what has to hold, with its limits
/// @param measured what came out
/// @param holds whether it does
public record Check(String criterion, String measured, boolean holds) {
  /// A number that has to be below a limit; NaN is not.
  static Check below(String what, double value, double limit) {
    return new Check(what + " below " + number(limit), number(value), value < limit);
  }

  /// A number that has to be above a limit; NaN is not.
  static Check above(String what, double value, double limit) {
    return new Check(what + " above " + number(limit), number(value), value > limit);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
