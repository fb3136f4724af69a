package org.hillock.preflight;

import java.util.Locale;

/// Numbers in sentences.
final class Numbers {
  private Numbers() {}

  /// Three digits, or a power of ten where that is shorter.
  static String plain(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "-infinity";
    }
    double size = Math.abs(value);
    if (value == 0 || (size >= 0.001 && size < 10_000)) {
      int decimals = size >= 100 || value == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    return String.format(Locale.ROOT, "%.1e", value);
  }

  static String percent(double share) {
    return plain(100 * share) + " %";
  }
}
