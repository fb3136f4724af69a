package org.hillock.onnx.execution;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.NormalTail;
import org.hillock.kernel.Term;
import org.hillock.numeric.Normal;

/// erf(x) = 2 / √π ∫ exp(-t²) dt from 0 to x = 1 - 2 Φ(-√2 x), Φ the distribution of the standard
/// normal.
record ErrorFunction() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("error_function", "Error function", List.of("erf")),
          new Card.Formula("1 - 2 Phi(-sqrt(2) x)", "f(x)=1-2\\Phi(-\\sqrt2x)"),
          new Card.Formula("2 / sqrt(pi) exp(-x^2)", "f'(x)=\\frac{2}{\\sqrt\\pi}e^{-x^2}"),
          List.of(),
          new Card.Shape(-1, 1, List.of(), List.of(), List.of()),
          new Card.Advice("", "", "", "", Card.Cost.EXPONENTIAL),
          "Abramowitz and Stegun 7.1.1");

  private static final double ROOT_OF_TWO = 0x1.6a09e667f3bcdp0;

  /// 2 / √π.
  private static final double SLOPE_AT_ZERO = 0x1.20dd750429b6dp0;

  /// Up to here two terms of the series are as exact as a float needs, and beyond it 1 - 2 Φ is.
  private static final double SERIES_END = 1e-3;

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    if (Math.abs(x) < SERIES_END) {
      return x * SLOPE_AT_ZERO * (1 - x * x / 3);
    }
    return Math.copySign(1 - 2 * Normal.cdf(-ROOT_OF_TWO * Math.abs(x)), x);
  }

  @Override
  public double slope(double x) {
    return SLOPE_AT_ZERO * StrictMath.exp(-x * x);
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term a = x.abs().times(ROOT_OF_TWO).atMost(NormalTail.LIMIT);
              Term tail = NormalTail.gaussian(a).times(NormalTail.scaled(a));
              Term far = Term.of(1).minus(tail.times(2));
              Term near = x.times(x).times(-SLOPE_AT_ZERO / 3).plus(SLOPE_AT_ZERO).times(x);
              return x.abs().below(SERIES_END).choose(near, x.below(0).choose(far.times(-1), far));
            },
            x -> {
              Term a = x.abs().times(ROOT_OF_TWO).atMost(NormalTail.LIMIT);
              return NormalTail.gaussian(a).times(SLOPE_AT_ZERO);
            }));
  }
}
