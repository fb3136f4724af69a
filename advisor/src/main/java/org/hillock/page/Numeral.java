package org.hillock.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// How a number is written, the same on every machine. Three digits are enough to judge by, and
/// what is not finite is said in words.
public enum Numeral {
  /// `0.125`, `2.1e-7`.
  NUMBER {
    @Override
    String finite(double value, int digits) {
      double size = Math.abs(value);
      return size < LEAST || size >= MOST ? scientific(value, digits) : rounded(value, digits);
    }
  },
  /// A share: `12.5 %`.
  PERCENT {
    @Override
    String finite(double value, int digits) {
      double percent = Math.clamp(100 * value, -Double.MAX_VALUE, Double.MAX_VALUE);
      String text = rounded(percent, Math.abs(percent) < 1 ? Math.min(2, digits) : digits);
      return (text.contains("0.0000") ? NUMBER.finite(percent, digits) : text) + " %";
    }
  };

  private static final double LEAST = 1e-3;
  private static final double MOST = 1e5;

  abstract String finite(double value, int digits);

  /// A count, with commas.
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// With three digits.
  public String text(double value) {
    return text(value, 3);
  }

  /// With one digit, for places without room.
  String brief(double value) {
    return text(value, this == PERCENT && Math.abs(value) >= 0.1 ? 2 : 1);
  }

  private String text(double value, int digits) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    return value == 0 ? (this == PERCENT ? "0 %" : "0") : finite(value, digits);
  }

  private static String rounded(double value, int digits) {
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String scientific(double value, int digits) {
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int power = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(power).toPlainString() + "e" + power;
  }
}
