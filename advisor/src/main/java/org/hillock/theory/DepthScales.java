package org.hillock.theory;

import java.util.OptionalDouble;

/// ξ = -1 / ln χ: over how many layers a random network forgets what came in, or its gradients grow
/// or shrink by a factor of e.
///
/// A network trains to a depth of about 6 ξ_c, as a rule that was found for tanh and plain gradient
/// descent.
///
/// Source: Schoenholz, Gilmer, Ganguli and Sohl-Dickstein, "Deep information propagation", 2017.
///
/// @param fixedPoint q*, where the mean square of pre-activations settles; empty if nowhere
/// @param gradientFactor χ₁ there, or at the q that was given if there is none: below 1 gradients
///   vanish (order), above 1 they explode (chaos)
/// @param correlation c*, where the correlation of two inputs settles
/// @param correlationFactor χ at c*
/// @param ofSquare ξ_q, of q; infinite if q does not settle exponentially
/// @param ofCorrelation ξ_c, of c
/// @param ofGradient |1 / ln χ₁|
public record DepthScales(
    OptionalDouble fixedPoint,
    double gradientFactor,
    double correlation,
    double correlationFactor,
    double ofSquare,
    double ofCorrelation,
    double ofGradient) {
  /// The depth that trains, in ξ_c.
  public static final double TRAINS = 6;

  private static final double CRITICAL = 1e-6;
  private static final double NEARLY_NOTHING = 1e-9;

  /// The scales of a network.
  ///
  /// @param square q of a layer, for functions whose q does not settle
  public static DepthScales of(MeanField field, double square) {
    OptionalDouble fixedPoint = field.fixedPoint();
    double q = Math.max(fixedPoint.orElse(square), NEARLY_NOTHING);
    // Where q is on its way, differences of c grow relative to it.
    double moving = q / field.next(q);
    double chi = field.gradientFactor(q);
    boolean chaotic = fixedPoint.isPresent() && chi > 1 + CRITICAL;
    double c = chaotic ? field.correlation(q) : 1;
    double chiOfC = chaotic ? field.slope(q, c) : chi * moving;
    double h = 1e-4 * q;
    double chiOfQ = (field.next(q + h) - field.next(q - h)) / (2 * h);
    return new DepthScales(
        fixedPoint,
        chi,
        c,
        chiOfC,
        fixedPoint.isPresent() ? scale(chiOfQ) : Double.POSITIVE_INFINITY,
        scale(chiOfC),
        scale(chi));
  }

  private static double scale(double factor) {
    return Math.abs(factor - 1) < CRITICAL
        ? Double.POSITIVE_INFINITY
        : Math.abs(1 / StrictMath.log(Math.abs(factor)));
  }
}
