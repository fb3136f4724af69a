package org.hillock.activation.exact;

import java.math.BigInteger;

/// A real number enclosed in a ball: |number - mantissa · 2^exponent| <= radius · 2^exponent.
///
/// Every operation widens the ball by what it rounds away, so a result is decided exactly when both
/// ends of the ball round to the same float. With radius 0 the number is exact.
///
/// @param mantissa the center, in units of 2^exponent
/// @param exponent of the unit; an int, so nothing overflows or underflows
/// @param radius in units of 2^exponent
/// @param bits how many bits of the mantissa are kept, at most 640
record Wide(BigInteger mantissa, int exponent, double radius, int bits) {
  /// Covers the roundings of the radius itself.
  private static final double SLACK = 1 + 0x1p-40;

  /// The exact number x.
  static Wide of(double x, int bits) {
    long raw = Double.doubleToRawLongBits(x);
    int biased = (int) (raw >>> 52) & 0x7ff;
    if (biased == 0x7ff) {
      throw new IllegalArgumentException(x + " is not a finite number; limits are stated apart");
    }
    long digits = (raw & ((1L << 52) - 1)) | (biased == 0 ? 0 : 1L << 52);
    int e = Math.max(biased, 1) - 1075;
    return new Wide(BigInteger.valueOf(x < 0 ? -digits : digits), e, 0, bits);
  }

  /// The exact number x, with as many bits as this one.
  Wide same(double x) {
    return of(x, bits);
  }

  /// The real number written as a decimal fraction, for example 0.044715.
  Wide decimal(String digits) {
    int point = digits.indexOf('.');
    BigInteger all = new BigInteger(digits.replace(".", ""));
    BigInteger scale = BigInteger.TEN.pow(digits.length() - 1 - point);
    return new Wide(all, 0, 0, bits).over(new Wide(scale, 0, 0, bits));
  }

  /// The same ball, widened by the largest magnitude in another.
  Wide blurred(Wide by) {
    double most = by.mantissa.abs().doubleValue() + by.radius;
    double more = Math.scalb(most, by.exponent - exponent) + Double.MIN_VALUE;
    return new Wide(mantissa, exponent, (radius + more) * SLACK, bits);
  }

  Wide negated() {
    return new Wide(mantissa.negate(), exponent, radius, bits);
  }

  Wide abs() {
    return mantissa.signum() < 0 ? negated() : this;
  }

  Wide plus(double x) {
    return plus(same(x));
  }

  Wide plus(Wide other) {
    Wide coarse = exponent >= other.exponent ? this : other;
    Wide fine = exponent >= other.exponent ? other : this;
    int gap = coarse.exponent - fine.exponent;
    if (coarse.radius > 0 && gap > 0) {
      return coarse.absorbing(fine, gap);
    }
    if (coarse.mantissa.signum() == 0) {
      return fine;
    }
    if (gap > 2 * bits) {
      BigInteger refined = coarse.mantissa.shiftLeft(bits);
      return new Wide(refined, coarse.exponent - bits, 0, bits).absorbing(fine, gap - bits);
    }
    BigInteger sum = coarse.mantissa.shiftLeft(gap).add(fine.mantissa);
    return kept(sum, fine.exponent, coarse.radius + fine.radius, bits);
  }

  /// Adds a number whose unit is 2^gap times as fine.
  private Wide absorbing(Wide fine, int gap) {
    BigInteger sum = mantissa.add(fine.mantissa.shiftRight(gap));
    return kept(sum, exponent, radius + Math.scalb(fine.radius, -gap) + 1, bits);
  }

  Wide minus(double x) {
    return plus(same(-x));
  }

  Wide minus(Wide other) {
    return plus(other.negated());
  }

  Wide times(double x) {
    return times(same(x));
  }

  Wide times(Wide other) {
    double a = mantissa.abs().doubleValue();
    double b = other.mantissa.abs().doubleValue();
    double r = a * other.radius + b * radius + radius * other.radius;
    return kept(mantissa.multiply(other.mantissa), exponent + other.exponent, r, bits);
  }

  Wide square() {
    return times(this);
  }

  Wide over(double x) {
    return over(same(x));
  }

  Wide over(Wide other) {
    double b = other.mantissa.abs().doubleValue();
    if (other.radius > b * 0x1p-8 || b == 0) {
      return new Wide(BigInteger.ZERO, 0, Double.POSITIVE_INFINITY, bits);
    }
    int shift = Math.max(bits + 2 + other.mantissa.bitLength() - mantissa.bitLength(), 0);
    BigInteger[] parts = mantissa.shiftLeft(shift).divideAndRemainder(other.mantissa);
    double q = parts[0].abs().doubleValue() + 1;
    double own = Math.scalb(radius, shift) / b;
    double r = (own + q * (other.radius / b)) * (1 + 0x1p-7);
    boolean exact = parts[1].signum() == 0;
    return kept(parts[0], exponent - other.exponent - shift, exact ? r : r + 1, bits);
  }

  /// The square root of a positive number.
  Wide sqrt() {
    int shift = Math.max(2 * bits + 4 - mantissa.bitLength(), 0);
    shift += (exponent - shift) & 1;
    BigInteger[] parts = mantissa.shiftLeft(shift).sqrtAndRemainder();
    double r = Math.scalb(radius, shift) / parts[0].doubleValue();
    return kept(parts[0], (exponent - shift) / 2, parts[1].signum() == 0 ? r : r + 1, bits);
  }

  /// A ball with its center rounded to the bits that are kept.
  static Wide kept(BigInteger m, int e, double r, int bits) {
    int k = m.bitLength() - bits;
    if (k <= 0) {
      return new Wide(m, e, r * SLACK, bits);
    }
    double lost = m.getLowestSetBit() >= k ? 0 : 1;
    return new Wide(m.shiftRight(k), e + k, (Math.scalb(r, -k) + lost) * SLACK, bits);
  }

  int signum() {
    return mantissa.signum();
  }

  /// The position above the leading bit: |center| < 2^top.
  int top() {
    return mantissa.signum() == 0 ? Integer.MIN_VALUE / 2 : mantissa.bitLength() + exponent;
  }

  /// The center in double, good to about 2^-53; infinite or 0 beyond the range of double.
  double near() {
    int k = Math.max(mantissa.bitLength() - 62, 0);
    return Math.scalb((double) mantissa.shiftRight(k).longValue(), exponent + k);
  }

  /// The radius in double, not less than it is.
  double error() {
    return radius == 0 ? 0 : Math.scalb(radius, exponent) * SLACK + Double.MIN_VALUE;
  }

  /// Whether all numbers of the ball round to one float.
  boolean isDecided() {
    return !Double.isInfinite(radius)
        && Float.floatToRawIntBits(end(-1)) == Float.floatToRawIntBits(end(1));
  }

  /// The float nearest to the center, ties to even; a negative number that underflows gives -0.
  float rounded() {
    return rounded(mantissa, exponent);
  }

  private float end(int side) {
    if (radius == 0) {
      return rounded();
    }
    int scale = Math.max(Math.getExponent(radius), 0) - 60;
    long units = (long) Math.scalb(radius, -scale) + 1;
    BigInteger r = BigInteger.valueOf(side * units);
    return scale >= 0
        ? rounded(mantissa.add(r.shiftLeft(scale)), exponent)
        : rounded(mantissa.shiftLeft(-scale).add(r), exponent + scale);
  }

  private static float rounded(BigInteger mantissa, int exponent) {
    BigInteger m = mantissa.abs();
    if (m.signum() == 0) {
      return 0;
    }
    int last = Math.max(m.bitLength() + exponent - 24, -149);
    int k = last - exponent;
    BigInteger q = k <= 0 ? m.shiftLeft(-k) : m.shiftRight(k);
    if (k > 0 && m.testBit(k - 1)) {
      boolean above = m.getLowestSetBit() < k - 1;
      q = above || q.testBit(0) ? q.add(BigInteger.ONE) : q;
    }
    float magnitude = last > 200 ? Float.POSITIVE_INFINITY : Math.scalb(q.floatValue(), last);
    return mantissa.signum() < 0 ? -magnitude : magnitude;
  }
}
