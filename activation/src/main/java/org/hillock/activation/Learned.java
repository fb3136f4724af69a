package org.hillock.activation;

import org.hillock.kernel.Term;

/// `y[r, c] = f(x[r, c], p[c])`: an activation with one trained number per column, such as PReLU's
/// slope.
public non-sealed interface Learned extends Activation {
  /// The value that training starts from.
  float initial();

  /// The definition, in double.
  double value(double x, double p);

  /// ∂f/∂x, in double.
  double slope(double x, double p);

  /// ∂f/∂p, in double.
  double parameterSlope(double x, double p);

  /// The formulas for floats.
  Kernel kernel();

  /// Formulas of x, `Term.input(0)`, and p, `Term.input(1)`, each rounded once to float.
  ///
  /// @param value f(x, p)
  /// @param slope ∂f/∂x
  /// @param parameterSlope ∂f/∂p
  record Kernel(Term value, Term slope, Term parameterSlope) {}

  /// The value as a float: what a loop computes for one element.
  default float at(float x, float p) {
    return LearnedLoop.of(this).at(x, p);
  }

  /// ∂f/∂x as a float.
  default float slopeAt(float x, float p) {
    return LearnedLoop.of(this).slopeAt(x, p);
  }

  /// ∂f/∂p as a float.
  default float parameterSlopeAt(float x, float p) {
    return LearnedLoop.of(this).parameterSlopeAt(x, p);
  }
}
