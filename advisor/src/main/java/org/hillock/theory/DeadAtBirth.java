package org.hillock.theory;

import java.util.List;
import java.util.stream.IntStream;

/// The probability that a network of ReLU, or of another function that is 0 for all negative
/// numbers, is constant before it is trained. Weights are symmetric around 0, biases 0.
///
/// - One input: 1 - Π (1 - 2^-Nₗ), exactly. For any other set of inputs that is an upper bound,
///   since what is dead for all is dead for one.
/// - One number that comes in, all its values: of the two rays, both alive, one, or none, a Markov
///   chain whose steps are those of orthogonal rays; a lower bound, exact for 2 hidden layers.
/// - Several numbers that come in: some layer's weights are all negative, 1 - Π (1 - 2^-(Nₗ₋₁ Nₗ))
///   from the second layer on; a weak lower bound.
///
/// Source: Lu, Shin, Su and Karniadakis, "Dying ReLU and initialization", 2019, theorems 3.2 and
/// 3.3, here for layers of different widths.
///
/// @param lower bound for all inputs
/// @param upper bound for all inputs, and the probability for one
public record DeadAtBirth(double lower, double upper) {
  /// The bounds.
  ///
  /// @param inputs numbers per example
  /// @param widths of the hidden layers, first to last
  public static DeadAtBirth of(int inputs, List<Integer> widths) {
    return new DeadAtBirth(
        inputs == 1 ? ofOneNumber(widths) : ofSeveralNumbers(widths), ofOneInput(widths));
  }

  /// The probability for one input.
  public static double ofOneInput(List<Integer> widths) {
    return ofAny(widths.stream().map(width -> Math.scalb(1.0, -width)).toList());
  }

  /// The lower bound for all values of a single number that comes in.
  public static double ofOneNumber(List<Integer> widths) {
    if (widths.isEmpty()) {
      return 0;
    }
    // Each unit of the first layer is on for one of the two rays, so at least one lives.
    double one = Math.scalb(2.0, -widths.getFirst());
    double both = 1 - one;
    double dead = 0;
    for (int width : widths.subList(1, widths.size())) {
      double half = Math.scalb(1.0, -width);
      // One dies, or a single unit is on for both, which makes them one.
      double become = 2 * half + (width - 2) * half * half;
      dead += one * half + both * half * half;
      one = one * (1 - half) + both * become;
      both *= 1 - become - half * half;
    }
    return dead;
  }

  private static double ofSeveralNumbers(List<Integer> widths) {
    return ofAny(
        IntStream.range(1, widths.size())
            .mapToObj(layer -> Math.scalb(1.0, -widths.get(layer - 1) * widths.get(layer)))
            .toList());
  }

  /// 1 - Π (1 - p), also where it is far below 2^-53.
  private static double ofAny(List<Double> probabilities) {
    double log = 0;
    for (double p : probabilities) {
      log += StrictMath.log1p(-p);
    }
    return 0 - StrictMath.expm1(log);
  }
}
