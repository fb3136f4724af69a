package org.hillock.onnx.census;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as texts.
final class Numbers {
  private static final MathContext SIX = new MathContext(6);
  private static final double SMALL = 1e-4;
  private static final double LARGE = 1e7;

  private Numbers() {}

  /// A number with at most six digits that mean something.
  record Rounded(double value) {
    @Override
    public String toString() {
      if (!Double.isFinite(value)) {
        return Double.toString(value).replace("Infinity", "infinity");
      }
      BigDecimal rounded = new BigDecimal(value).round(SIX).stripTrailingZeros();
      boolean isPlain = Math.abs(value) >= SMALL && Math.abs(value) < LARGE;
      return isPlain || value == 0 ? rounded.toPlainString() : rounded.toString();
    }
  }
}
