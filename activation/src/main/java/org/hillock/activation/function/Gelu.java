package org.hillock.activation.function;

import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.hillock.activation.Card;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;
import org.hillock.numeric.Halves;
import org.hillock.numeric.Normal;
import org.hillock.numeric.Simd;

/// gelu(x) = x Φ(x), Φ the distribution of the standard normal.
public record Gelu() implements Elementwise {
  private static final Card CARD =
      new Card(
          new Card.Names("gelu", "GELU", List.of("gelu_erf", "gaussian_error_linear")),
          new Card.Formula(
              "x Phi(x) = x/2 erfc(-x / sqrt(2))",
              "f(x)=x\\,\\Phi(x)=\\tfrac{x}{2}\\,\\mathrm{erfc}(-x/\\sqrt2)"),
          new Card.Formula("Phi(x) + x phi(x)", "f'(x)=\\Phi(x)+x\\,\\varphi(x)"),
          List.of(),
          new Card.Shape(
              -0.16997120747990366,
              Double.POSITIVE_INFINITY,
              List.of(),
              List.of(-3.022),
              List.of(Trait.SMOOTH, Trait.ZERO_CENTERED, Trait.HIDDEN)),
          new Card.Advice(
              "smooth; weighs inputs by how likely they are large; the standard of transformers",
              "the dearest of the common functions; not monotone below x = -0.75",
              "transformers; a good second candidate for any feedforward network",
              "small networks where speed matters and relu does as well",
              Cost.EXPONENTIAL_AND_MORE),
          "Hendrycks and Gimpel, Gaussian error linear units, 2016");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public double value(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : Halves.settle(x * Normal.cdf(x));
  }

  @Override
  public double slope(double x) {
    double a = Math.min(Math.abs(x), 40);
    double lower = Normal.density(a) * (Normal.scaledTail(a) / Normal.DENSITY_AT_ZERO - a);
    return x < 0 ? lower : 1 - lower;
  }

  @Override
  public float at(float x) {
    double a = Math.min(Math.abs((double) x), Normal.LIMIT);
    double tail = Normal.gaussianKernel(a) * Normal.scaledTailKernel(a);
    return (float) Halves.settle(x > 0 ? x - a * tail : Math.max(x, -Normal.LIMIT) * tail);
  }

  @Override
  public float slopeAt(float x) {
    double a = Math.min(Math.abs((double) x), Normal.LIMIT);
    double g = Math.fma(-a, Normal.DENSITY_AT_ZERO, Normal.scaledTailKernel(a));
    double lower = Normal.gaussianKernel(a) * g;
    return (float) (x < 0 ? lower : 1 - lower);
  }

  @Override
  public Optional<Elementwise.Lanes> lanes() {
    return Optional.of(new Lanes());
  }

  /// The same operations in lanes.
  record Lanes() implements Elementwise.Lanes {
    private static final DoubleVector ZERO = DoubleVector.zero(Simd.Lanes.DOUBLES);
    private static final DoubleVector ONE = DoubleVector.broadcast(Simd.Lanes.DOUBLES, 1);

    @Override
    public FloatVector at(FloatVector x) {
      DoubleVector z = Simd.Lanes.widen(x);
      DoubleVector a = z.abs().min(Normal.Lanes.LIMIT);
      DoubleVector tail = Normal.Lanes.gaussian(a).mul(Normal.Lanes.scaledTail(a));
      DoubleVector lower = z.max(Normal.Lanes.MINUS_LIMIT).mul(tail);
      DoubleVector y = lower.blend(z.sub(a.mul(tail)), z.compare(VectorOperators.GT, ZERO));
      VectorMask<Double> negative = y.compare(VectorOperators.LT, ZERO);
      DoubleVector factor = Halves.Lanes.FACTOR_UP.blend(Halves.Lanes.FACTOR_DOWN, negative);
      return (FloatVector)
          y.mul(factor).convertShape(VectorOperators.D2F, Simd.Lanes.HALF_FLOATS, 0);
    }

    @Override
    public FloatVector slopeAt(FloatVector x) {
      DoubleVector z = Simd.Lanes.widen(x);
      DoubleVector a = z.abs().min(Normal.Lanes.LIMIT);
      DoubleVector g = a.neg().fma(Normal.Lanes.DENSITY_AT_ZERO, Normal.Lanes.scaledTail(a));
      DoubleVector lower = Normal.Lanes.gaussian(a).mul(g);
      DoubleVector upper = ONE.sub(lower);
      return (FloatVector)
          upper
              .blend(lower, z.compare(VectorOperators.LT, ZERO))
              .convertShape(VectorOperators.D2F, Simd.Lanes.HALF_FLOATS, 0);
    }
  }
}
