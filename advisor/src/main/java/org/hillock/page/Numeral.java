package org.hillock.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

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
      double percent = 100 * value;
      String text = rounded(percent, Math.abs(percent) < 1 ? Math.min(2, digits) : digits);
      return (text.contains("0.0000") ? NUMBER.finite(percent, digits) : text) + " %";
    }
  },
  /// A count: `12,000`.
  WHOLE {
    @Override
    String finite(double value, int digits) {
      StringBuilder text = new StringBuilder(BigDecimal.valueOf(Math.rint(value)).toPlainString());
      int end = text.indexOf(".");
      text.setLength(end < 0 ? text.length() : end);
      int start = value < 0 ? 1 : 0;
      for (int k = text.length() - 3; k > start; k -= 3) {
        text.insert(k, ',');
      }
      return text.toString();
    }
  };

  private static final double LEAST = 1e-3;
  private static final double MOST = 1e5;

  abstract String finite(double value, int digits);

  /// With three digits.
  public String text(double value) {
    return text(value, 3);
  }

  /// With one digit, for places without room.
  String brief(double value) {
    return text(value, 1);
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
