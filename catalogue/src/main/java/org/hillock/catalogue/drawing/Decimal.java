package org.hillock.catalogue.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers in plain decimal digits, the same on every machine.
public final class Decimal {
  private Decimal() {}

  /// A number with at most that many decimals and no zeros at the end.
  public static String of(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /// As [#of], with the minus sign of typesetting.
  public static String typeset(double value, int decimals) {
    return of(value, decimals).replace('-', '−');
  }
}
