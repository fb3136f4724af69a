package org.hillock.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.Elementwise;

/// q' = σw² E φ(√q z)² + σb²: a random network of unlimited width. Pre-activations are normal, and
/// from one layer to the next only their mean square q and the correlation c of two inputs matter.
///
/// Expectations are by quadrature, piece by piece between the corners of φ: to about 1e-9 in one
/// dimension, 1e-6 in two.
///
/// Source: Poole, Lahiri, Raghu, Sohl-Dickstein and Ganguli, "Exponential expressivity in deep
/// neural networks through transient chaos", 2016; Schoenholz, Gilmer, Ganguli and Sohl-Dickstein,
/// "Deep information propagation", 2017.
///
/// @param f φ
/// @param weights σw², variance of the weights times their number of inputs
/// @param biases σb², variance of the biases
public record MeanField(Nonlinearity f, double weights, double biases) {
  private static final int STEPS = 1000;
  private static final double SETTLED = 1e-13;

  /// Below this q has gone to 0, above its reciprocal to infinity.
  private static final double GONE = 1e-9;

  /// Up to here the grid for smooth functions is fine enough.
  private static final double SMOOTH = 20;

  /// Beyond ±40 functions are flat or straight; within, a large q makes them steep in z.
  private static final double BENT = 40;

  /// Of a function of each number by itself.
  public MeanField(Elementwise f, double weights, double biases) {
    this(Nonlinearity.of(f), weights, biases);
  }

  /// q of the next layer.
  public double next(double q) {
    return weights * ofSquare(f::value, q) + biases;
  }

  /// E φ(√q z)², the mean square of what the activation gives.
  public double activated(double q) {
    return ofSquare(f::value, q);
  }

  /// χ₁ = σw² E φ'(√q z)²: by how much gradients' mean squares change with a layer backward, if it
  /// is as wide as the next one.
  public double gradientFactor(double q) {
    return weights * ofSquare(f::slope, q);
  }

  /// E g(√q z)².
  private double ofSquare(DoubleUnaryOperator g, double q) {
    double root = Math.sqrt(q);
    DoubleUnaryOperator squared = z -> square(g.applyAsDouble(root * z));
    return f.corners().isEmpty() && q <= SMOOTH
        ? StandardNormal.expectation(squared)
        : StandardNormal.expectation(squared, corners(root));
  }

  private List<Double> corners(double root) {
    List<Double> corners = new ArrayList<>(List.of(0.0, BENT / root, -BENT / root));
    f.corners().forEach(corner -> corners.add(corner / root));
    return corners;
  }

  /// Where q settles from a start of 1, or what it is after 1000 layers.
  public double square() {
    double q = 1;
    double before = 0;
    for (int step = 0; step < STEPS && Math.abs(q - before) > SETTLED; step++) {
      before = q;
      q = next(q);
    }
    return q;
  }

  /// Where q settles from a start of 1: q*, which may be 0. Empty if it grows without end, or is
  /// still on its way after 1000 layers.
  public OptionalDouble fixedPoint() {
    double q = 1;
    for (int step = 0; step < STEPS; step++) {
      double before = q;
      q = next(q);
      if (q < GONE) {
        return OptionalDouble.of(0);
      }
      if (!(q < 1 / GONE)) {
        return OptionalDouble.empty();
      }
      if (Math.abs(q - before) <= SETTLED * Math.max(1, q)) {
        return OptionalDouble.of(q);
      }
    }
    return OptionalDouble.empty();
  }

  /// c of the next layer, when q has settled.
  public double next(double q, double c) {
    return product(q, c) / q;
  }

  /// c of the next layer, when q is still on its way.
  public double nextOnTheWay(double q, double c) {
    return Math.clamp(product(q, c) / next(q), -1, 1);
  }

  private double product(double q, double c) {
    double root = Math.sqrt(q);
    return weights * ofProduct(f::value, root, c) + biases;
  }

  /// Where c settles, from a start of 1/2.
  public double correlation(double q) {
    double tolerance = isSmooth(q) ? SETTLED : 1e-7;
    double c = 0.5;
    double before = 0;
    for (int step = 0; step < STEPS && Math.abs(c - before) > tolerance; step++) {
      before = c;
      c = next(q, c);
    }
    return c;
  }

  /// χ = σw² E φ'(u) φ'(v): by how much a difference of correlations from c changes with a layer;
  /// of gradients' mean squares at c = 1.
  public double slope(double q, double c) {
    double root = Math.sqrt(q);
    return weights * ofProduct(f::slope, root, c);
  }

  private double ofProduct(DoubleUnaryOperator g, double root, double c) {
    return isSmooth(root * root)
        ? StandardNormal.expectation(
            (u, v) -> g.applyAsDouble(root * u) * g.applyAsDouble(root * v), c)
        : StandardNormal.expectation(
            (u, v) -> g.applyAsDouble(root * u) * g.applyAsDouble(root * v), c, corners(root));
  }

  private boolean isSmooth(double q) {
    return f.corners().isEmpty() && q <= SMOOTH;
  }

  /// The gain that keeps q: weights of standard deviation gain / √inputs, biases 0.
  public static double signalGain(Nonlinearity f, double q) {
    return Math.sqrt(q / new MeanField(f, 1, 0).next(q));
  }

  /// The gain that keeps the gradients' mean square at this q: 1 / √E φ'(√q z)².
  public static double gradientGain(Nonlinearity f, double q) {
    return 1 / Math.sqrt(new MeanField(f, 1, 0).gradientFactor(q));
  }

  /// The gain on the edge of chaos: χ₁ is 1 where q settles; biases 0. By bisection from 1/16 to
  /// 64, to 0.1 %.
  public static double criticalGain(Nonlinearity f) {
    double low = 1.0 / 16;
    double high = 64;
    while (high / low > 1.001) {
      double middle = Math.sqrt(low * high);
      MeanField field = new MeanField(f, middle * middle, 0);
      double q = field.fixedPoint().orElse(1 / GONE);
      if (field.gradientFactor(Math.max(q, GONE)) < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(low * high);
  }

  /// The weights' variance for which χ is 1 at c = 1, by bisection.
  public static double edge(Elementwise f, double biases) {
    double low = 0.5;
    double high = 4;
    for (int step = 0; step < 40; step++) {
      double middle = (low + high) / 2;
      MeanField field = new MeanField(f, middle, biases);
      if (field.gradientFactor(field.square()) < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double square(double x) {
    return x * x;
  }
}
