package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Kernel;
import org.hillock.kernel.HyperbolicTangent;
import org.hillock.kernel.Square;
import org.hillock.kernel.Term;

/// tanhshrink(x) = x - tanh(x).
public record Tanhshrink() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("tanhshrink", "Tanhshrink", List.of()),
          new Card.Formula("x - tanh(x)", "f(x)=x-\\tanh x"),
          new Card.Formula("tanh(x)^2", "f'(x)=\\tanh^2x"),
          List.of(),
          new Card.Shape(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(),
              List.of(Trait.MONOTONE, Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.ODD, Trait.HIDDEN)),
          new Card.Advice(
              "shrinks small inputs towards 0 smoothly and leaves large ones their size",
              "no gradient near 0, where networks start",
              "sparse coding",
              "hidden layers of classifiers: training hardly starts",
              Cost.EXPONENTIAL),
          "libraries since Torch7, 2011; cf. Gregor and LeCun, Learning fast approximations of sparse coding, 2010");

  /// tanh², the slope.
  private static final Square SQUARE =
      new Square(1, -2.0 / 3, 17.0 / 45, -62.0 / 315, 1382.0 / 14175, -21844.0 / 467775);

  // (x - tanh(x)) / x³ by powers of x², degree 14 on |x| <= 1, worst relative error 2^-52.4
  // (tools/fit_polynomials.py).
  private static final double[] SERIES = {
    0x1.5555555555554p-2,
    -0x1.1111111110d87p-3,
    0x1.ba1ba1b9d93f4p-5,
    -0x1.664f4873571c7p-6,
    0x1.226e337cae088p-7,
    -0x1.d6d389b5a3cd7p-9,
    0x1.7d9ff0c942fc1p-10,
    -0x1.353a8a4f6c85cp-11,
    0x1.f412eb7746fe7p-13,
    -0x1.902c0832dac7dp-14,
    0x1.34af19650c835p-15,
    -0x1.b084e29b86ebep-17,
    0x1.f077578953191p-19,
    -0x1.8ca54ebf61108p-21,
    0x1.3e5fe7ea7ae5bp-24
  };

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    double a = Math.abs(x);
    double square = x * x;
    double y = 0;
    for (int i = SERIES.length - 1; i >= 0; i--) {
      y = Math.fma(y, square, SERIES[i]);
    }
    return a < 1 ? x * square * y : Math.copySign(Math.nextUp(a - StrictMath.tanh(a)), x);
  }

  @Override
  public double slope(double x) {
    double t = StrictMath.tanh(x);
    return t * t;
  }

  @Override
  public Optional<Kernel> kernel() {
    return Optional.of(
        Kernel.inDoubles(
            x -> {
              Term square = x.times(x);
              Term near = x.times(square).times(square.polynomial(SERIES));
              // Far out it lies just above the midpoint of two floats.
              Term far = x.minus(HyperbolicTangent.value(x)).outwards();
              return x.abs().below(1).choose(near, far);
            },
            x -> SQUARE.or(x, HyperbolicTangent.value(x).times(HyperbolicTangent.value(x)))));
  }
}
