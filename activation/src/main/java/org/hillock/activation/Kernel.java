package org.hillock.activation;

import java.util.function.UnaryOperator;
import org.hillock.kernel.HardInputs;
import org.hillock.kernel.Term;

/// The kernel of an elementwise function: value and slope of the input `Term.input(0)`, each
/// rounded once to float.
///
/// @param value the function, narrow
/// @param slope its derivative, narrow
public record Kernel(Term value, Term slope) {
  private static final Term X = Term.input(0);

  /// A kernel that computes in double and rounds at the end.
  ///
  /// @param value from x in double
  /// @param slope from x in double
  public static Kernel inDoubles(UnaryOperator<Term> value, UnaryOperator<Term> slope) {
    Term x = X.wide();
    return new Kernel(value.apply(x).round(), slope.apply(x).round());
  }

  /// A kernel that computes in float: for functions whose every step is exact.
  ///
  /// @param value from x
  /// @param slope from x
  public static Kernel inFloats(UnaryOperator<Term> value, UnaryOperator<Term> slope) {
    return new Kernel(value.apply(X), slope.apply(X));
  }

  /// In floats if the factor is one, else in doubles: a product is then rounded once.
  ///
  /// @param value from x
  /// @param slope from x
  public static Kernel inWidthOf(
      double factor, UnaryOperator<Term> value, UnaryOperator<Term> slope) {
    return (float) factor == factor ? inFloats(value, slope) : inDoubles(value, slope);
  }

  /// The same, but where double cannot decide as the tables say.
  Kernel decidedBy(HardInputs values, HardInputs slopes) {
    return new Kernel(value.roundedBy(values, X), slope.roundedBy(slopes, X));
  }
}
