package org.hillock.activation.exact;

import java.math.BigInteger;

/// The transcendental functions on [Wide] numbers, by their power series.
final class Series {
  /// Beyond this an exponential counts as at it: e^-2000 < 2^-2885, and no result of a float can
  /// tell the difference.
  private static final double FARTHEST = 2000;

  private static final int STORED = 1200;
  private static final BigInteger LN2 = ln2();
  private static final BigInteger PI =
      inverseTangent(5).shiftLeft(4).subtract(inverseTangent(239).shiftLeft(2));

  private Series() {}

  static Wide exp(Wide x) {
    double near = x.near();
    if (x.signum() == 0 && x.radius() == 0) {
      return x.same(1);
    }
    if (Math.abs(near) > FARTHEST) {
      return exp(x.same(Math.copySign(FARTHEST, near)));
    }
    // Units of 2^-f. The argument loses one unit, n ln2 at most |n| < 2^12; the halvings lose one,
    // which the squarings make 2^8; the at most 2^7 terms lose 2 each, which become 2^16. Together
    // less than 2^18.
    int f = x.bits() + 40;
    int n = (int) Math.rint(near / Math.log(2));
    BigInteger argument = fixed(x, f).subtract(ln2(f).multiply(BigInteger.valueOf(n)));
    BigInteger s = argument.shiftRight(8);
    BigInteger one = BigInteger.ONE.shiftLeft(f);
    BigInteger sum = one;
    BigInteger term = one;
    for (int j = 1; term.abs().bitLength() > 1; j++) {
      term = term.multiply(s).shiftRight(f).divide(BigInteger.valueOf(j));
      sum = sum.add(term);
    }
    for (int j = 0; j < 8; j++) {
      sum = sum.multiply(sum).shiftRight(f);
    }
    Wide y = Wide.kept(sum, n - f, 0x1p18, x.bits());
    return y.blurred(y.times(x.error() * 1.01));
  }

  static Wide expm1(Wide x) {
    if (x.top() > -4) {
      return exp(x).minus(1);
    }
    // |term(j + 1)| < |term(j)| / 16, so the rest is less than the last term.
    Wide term = x;
    Wide sum = x;
    for (int j = 2; term.top() > x.top() - x.bits() - 2; j++) {
      term = term.times(x).over(j);
      sum = sum.plus(term);
    }
    return sum.blurred(term);
  }

  static Wide log1p(Wide t) {
    if (t.top() > -4) {
      return log(t.plus(1));
    }
    return twiceInverseTangent(t.over(t.plus(2)));
  }

  /// log a = y + 2 artanh((a - e^y) / (a + e^y)) for any y, here one near it.
  static Wide log(Wide a) {
    int shift = a.top();
    Wide scaled = new Wide(a.mantissa(), a.exponent() - shift, a.radius(), a.bits());
    Wide y = a.same(Math.log(scaled.near()));
    Wide e = exp(y);
    Wide log = y.plus(twiceInverseTangent(scaled.minus(e).over(scaled.plus(e))));
    return shift == 0 ? log : log.plus(ln2(a).times(shift));
  }

  /// 2 artanh z for |z| < 1/16.
  private static Wide twiceInverseTangent(Wide z) {
    Wide square = z.square();
    Wide power = z;
    Wide sum = z;
    int terms = z.bits() / (2 * Math.clamp(-z.top(), 4, z.bits())) + 2;
    for (int j = 1; j <= terms; j++) {
      power = power.times(square);
      sum = sum.plus(power.over(2 * j + 1));
    }
    return sum.blurred(power).times(2);
  }

  static Wide sin(Wide x) {
    return x.top() <= -4 ? sine(x) : x.signum() < 0 ? quadrant(x.negated(), 2) : quadrant(x, 0);
  }

  static Wide cos(Wide x) {
    return x.top() <= -4 ? cosine(x) : quadrant(x.abs(), 1);
  }

  /// The sine of x > 0 and that many quarter turns.
  private static Wide quadrant(Wide x, int ahead) {
    // Units of 2^-f; pi/2 is multiplied by at most 2^130 and has 160 bits more.
    int f = x.bits() + 160;
    BigInteger argument = fixed(x, f);
    BigInteger quarter = PI.shiftRight(STORED - f - 159);
    BigInteger half = quarter.shiftRight(1);
    BigInteger n = argument.shiftLeft(160).add(half).divide(quarter);
    BigInteger rest = argument.subtract(n.multiply(quarter).shiftRight(160));
    Wide r = Wide.kept(rest, -f, 4, x.bits()).blurred(x.same(x.error()));
    int turn = n.add(BigInteger.valueOf(ahead)).and(BigInteger.valueOf(3)).intValue();
    Wide y = (turn & 1) == 0 ? sine(r) : cosine(r);
    return turn < 2 ? y : y.negated();
  }

  private static Wide sine(Wide x) {
    return alternating(x, x, 1);
  }

  private static Wide cosine(Wide x) {
    return alternating(x.same(1), x, 0);
  }

  /// The series that starts with first and goes on by -x² / ((j + 1) (j + 2)), |x| < 1.
  private static Wide alternating(Wide first, Wide x, int start) {
    if (x.signum() == 0) {
      return x.radius() == 0 ? first : first.blurred(x);
    }
    Wide square = x.square();
    Wide term = first;
    Wide sum = first;
    for (int j = start; term.top() > first.top() - x.bits() - 2; j += 2) {
      term = term.times(square).over(-(j + 1.0) * (j + 2));
      sum = sum.plus(term);
    }
    return sum.blurred(term);
  }

  /// The normal distribution at an exact |x| <= 16: 1/2 + φ(x) (x + x³/3 + x⁵/15 + ...).
  static Wide normal(Wide x) {
    if (x.signum() == 0) {
      return x.same(0.5);
    }
    Wide square = x.square();
    Wide term = x;
    Wide sum = x;
    double ratio = 1;
    for (int j = 3; ratio > 0.4 || term.top() > sum.top() - x.bits() - 2; j += 2) {
      ratio = square.near() / j;
      term = term.times(square).over(j);
      sum = sum.plus(term);
    }
    return density(x).times(sum.blurred(term)).plus(0.5);
  }

  /// φ(x) = exp(-x²/2) / √(2π).
  static Wide density(Wide x) {
    return exp(x.square().times(-0.5)).over(pi(x).times(2).sqrt());
  }

  static Wide pi(Wide like) {
    return Wide.kept(PI, -STORED, 0x1p12, like.bits());
  }

  static Wide ln2(Wide like) {
    return Wide.kept(LN2, -STORED, 0x1p12, like.bits());
  }

  private static BigInteger fixed(Wide x, int f) {
    int shift = x.exponent() + f;
    return x.mantissa().shiftLeft(shift);
  }

  private static BigInteger ln2(int f) {
    return LN2.shiftRight(STORED - f);
  }

  /// Σ 1 / (k 2^k), in units of 2^-STORED, wrong by less than 2^11 of them.
  private static BigInteger ln2() {
    BigInteger sum = BigInteger.ZERO;
    for (int k = 1; k <= STORED; k++) {
      sum = sum.add(BigInteger.ONE.shiftLeft(STORED - k).divide(BigInteger.valueOf(k)));
    }
    return sum;
  }

  /// arctan(1/n) = 1/n - 1/(3 n³) + ..., likewise.
  private static BigInteger inverseTangent(int n) {
    BigInteger square = BigInteger.valueOf((long) n * n);
    BigInteger power = BigInteger.ONE.shiftLeft(STORED).divide(BigInteger.valueOf(n));
    BigInteger sum = power;
    for (int k = 3; power.signum() != 0; k += 2) {
      power = power.divide(square);
      BigInteger term = power.divide(BigInteger.valueOf(k));
      sum = (k & 2) == 0 ? sum.add(term) : sum.subtract(term);
    }
    return sum;
  }
}
