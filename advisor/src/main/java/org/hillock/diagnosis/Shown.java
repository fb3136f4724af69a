package org.hillock.diagnosis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.hillock.probe.LayerHealth;

/// Numbers and layers as sentences have them.
public final class Shown {
  private static final MathContext TWO_DIGITS = new MathContext(2);
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final double SMALL = 0.001;
  private static final double LARGE = 10_000;

  private Shown() {}

  /// Two digits: 0.25, 1.3e-7, 6.5e+6; whole numbers below 10,000 whole.
  public static String number(double x) {
    double size = Math.abs(x);
    if (x == 0 || !Double.isFinite(x)) {
      return x == 0 ? "0" : String.valueOf(x);
    }
    if (size < SMALL || size >= LARGE) {
      return String.format(Locale.ROOT, "%.1e", x).replaceFirst("e([+-])0", "e$1");
    }
    return size >= 100
        ? String.valueOf(Math.round(x))
        : new BigDecimal(x).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
  }

  /// A loss, with one digit more, as losses are compared.
  public static String loss(double x) {
    return Math.abs(x) >= SMALL && Math.abs(x) < 100
        ? new BigDecimal(x).round(THREE_DIGITS).toPlainString()
        : number(x);
  }

  /// How many times something: `78 % of`, or from 10 on `5.5e+15 times`.
  public static String multiple(double x) {
    return x < 10 ? percent(x) + " of" : number(x) + " times";
  }

  /// A share of 1 as percent.
  public static String percent(double share) {
    double percent = 100 * share;
    return (Math.abs(percent) < 10 && percent != Math.rint(percent)
            ? number(percent)
            : String.valueOf(Math.round(percent)))
        + " %";
  }

  /// Counted from 1: `layer 3 (tanh)`.
  public static String layer(LayerHealth health) {
    return "layer %d (%s)".formatted(health.layer() + 1, health.label());
  }
}
