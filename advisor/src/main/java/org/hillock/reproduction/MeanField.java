package org.hillock.reproduction;

import static org.hillock.reproduction.StandardNormal.expectation;

import org.hillock.activation.Elementwise;

/// A random network of unlimited width: pre-activations are normal, and from one layer to the next
/// only their mean square q and the correlation c of two inputs matter.
///
/// Source: Poole, Lahiri, Raghu, Sohl-Dickstein and Ganguli, "Exponential expressivity in deep
/// neural networks through transient chaos", 2016; Schoenholz, Gilmer, Ganguli and Sohl-Dickstein,
/// "Deep information propagation", 2017.
///
/// @param f the activation, smooth
/// @param weights variance of the weights times their number of inputs
/// @param biases variance of the biases
record MeanField(Elementwise f, double weights, double biases) {
  private static final int STEPS = 1000;
  private static final double SETTLED = 1e-13;

  /// Where q settles: q = σw² E φ(√q z)² + σb².
  double square() {
    double q = 1;
    double before = 0;
    for (int step = 0; step < STEPS && Math.abs(q - before) > SETTLED; step++) {
      double root = Math.sqrt(q);
      before = q;
      q = weights * expectation(z -> square(f.value(root * z))) + biases;
    }
    return q;
  }

  /// c of the next layer, when q has settled.
  double next(double q, double c) {
    double root = Math.sqrt(q);
    double product = expectation((u, v) -> f.value(root * u) * f.value(root * v), c);
    return (weights * product + biases) / q;
  }

  /// Where c settles, from a start of 1/2.
  double correlation(double q) {
    double c = 0.5;
    double before = 0;
    for (int step = 0; step < STEPS && Math.abs(c - before) > SETTLED; step++) {
      before = c;
      c = next(q, c);
    }
    return c;
  }

  /// χ = σw² E φ'(u) φ'(v): by how much a difference of correlations from c changes with a layer;
  /// of gradients' mean squares at c = 1.
  double slope(double q, double c) {
    double root = Math.sqrt(q);
    return weights * expectation((u, v) -> f.slope(root * u) * f.slope(root * v), c);
  }

  /// The weights' variance for which χ is 1 at c = 1, by bisection.
  static double edge(Elementwise f, double biases) {
    double low = 0.5;
    double high = 4;
    for (int step = 0; step < 40; step++) {
      double middle = (low + high) / 2;
      MeanField field = new MeanField(f, middle, biases);
      double root = Math.sqrt(field.square());
      double slope = middle * expectation(z -> square(f.slope(root * z)));
      if (slope < 1) {
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
