package org.hillock.probe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as sentences have them: few digits.
public final class Digits {
  private static final double LARGE = 1e6;
  private static final double SMALL = 1e-4;
  private static final MathContext THREE = new MathContext(3);
  private static final MathContext TWO = new MathContext(2);

  private Digits() {}

  /// Three digits.
  public static String of(double x) {
    return of(x, THREE);
  }

  /// Two digits.
  public static String few(double x) {
    return of(x, TWO);
  }

  private static String of(double x, MathContext digits) {
    if (!Double.isFinite(x)) {
      return Double.isNaN(x) ? "NaN" : x > 0 ? "infinity" : "-infinity";
    }
    double size = Math.abs(x);
    BigDecimal rounded = new BigDecimal(x).round(digits);
    return size != 0 && (size < SMALL || size >= LARGE)
        ? String.format(Locale.ROOT, "%." + (digits.getPrecision() - 1) + "e", x)
            .replaceFirst("\\.?0*e", "e")
            .replace("e+", "e")
            .replaceFirst("e(-?)0(\\d)", "e$1$2")
        : rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
