package org.hillock.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// sin(c x) of a float x and any constant c, in double, accurate to 2^-50 relative for every x.
///
/// Method: c / 2π is split into pieces of 28 bits, so that x times a piece is exact in double. The
/// whole turns of each product are dropped at once, and what is left is summed in two doubles: no
/// table, no branch, and no loss for arguments of any size. The sum's nearest quarter turn picks
/// sine or cosine of the rest, |rest| <= π/4.
public final class Wave {
  private static final BigDecimal TWO_PI =
      new BigDecimal(
              "3.14159265358979323846264338327950288419716939937510"
                  + "58209749445923078164062862089986280348253421170679821480865")
          .multiply(BigDecimal.TWO);

  private static final int PIECE = 28;

  /// The last bit of c / 2π that matters: floats reach 2^128, the rest comes near 2^-30 of a turn,
  /// and is wanted to 55 bits.
  private static final int LAST_BIT = 215;

  /// Doubles that are at least so large and have 52 bits are whole.
  private static final double WHOLE = 0x1p51;

  /// What is below it is added to the lower of the two doubles alone.
  private static final double FINE = 0x1p-40;

  /// Adding it to a double below [#WHOLE] rounds to an integer.
  private static final double SHIFT = 0x1.8p52;

  private static final int TERMS = 8;
  private static final double[] SINE = series(2);
  private static final double[] COSINE = series(1);

  private Wave() {}

  /// sin(c x + eighths π / 4); NaN for NaN and ±∞.
  ///
  /// @param x a widened float
  public static Term of(double c, Term x, int eighths) {
    Term high = Term.of(eighths / 8.0);
    Term low = Term.of(0);
    for (double piece : pieces(c)) {
      double largest = piece * Float.MAX_VALUE;
      Term turns = fraction(x.times(piece), largest);
      if (largest < FINE) {
        low = low.plus(turns);
        continue;
      }
      Term sum = high.plus(turns);
      // The rounding error of the sum, exactly (Knuth).
      Term back = sum.minus(high);
      low = low.plus(high.minus(sum.minus(back)).plus(turns.minus(back)));
      high = sum;
    }
    Term part = high.minus(nearest(high));
    Term quarter = nearest(part.times(4));
    Term rest = part.minus(quarter.times(0.25)).plus(low).times(2 * Math.PI);
    Term w = rest.times(rest);
    Term sine = rest.times(w).fma(w.polynomial(SINE), rest);
    Term cosine = w.polynomial(COSINE).fma(w, 1);
    Term y = quarter.abs().is(1).choose(cosine, sine);
    Term signed = quarter.is(-1).choose(y.negate(), quarter.abs().is(2).choose(y.negate(), y));
    return signed.plus(x.minus(x));
  }

  /// @param largest that |p| can be
  private static Term fraction(Term p, double largest) {
    if (largest < 0.5) {
      return p;
    }
    Term fraction = p.minus(nearest(p));
    return largest < WHOLE ? fraction : p.abs().atOrAbove(WHOLE).choose(0, fraction);
  }

  private static Term nearest(Term p) {
    return p.plus(SHIFT).minus(SHIFT);
  }

  /// c / 2π, cut into doubles of 28 bits.
  private static List<Double> pieces(double c) {
    BigInteger rest =
        new BigDecimal(c)
            .divide(TWO_PI, new MathContext(100))
            .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(LAST_BIT)))
            .setScale(0, RoundingMode.HALF_EVEN)
            .toBigInteger();
    List<Double> pieces = new ArrayList<>();
    while (rest.signum() != 0) {
      int below = Math.max(rest.bitLength() - PIECE, 0);
      BigInteger piece = rest.shiftRight(below);
      pieces.add(Math.scalb(piece.doubleValue(), below - LAST_BIT));
      rest = rest.subtract(piece.shiftLeft(below));
    }
    return pieces;
  }

  /// The Taylor coefficients of sine from x³ on, or of cosine from x² on, for every second power.
  private static double[] series(int start) {
    double[] all = new double[TERMS];
    double factorial = 1;
    int n = 1;
    for (int i = 0; i < TERMS; i++) {
      for (; n <= start + 1 + 2 * i; n++) {
        factorial *= n;
      }
      all[i] = (i % 2 == 0 ? -1 : 1) / factorial;
    }
    return all;
  }
}
