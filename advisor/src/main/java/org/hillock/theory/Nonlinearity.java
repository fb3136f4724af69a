package org.hillock.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;

/// φ as theory sees it: a value and a slope for each number.
///
/// @param value φ
/// @param slope φ'
/// @param corners where the slope jumps
public record Nonlinearity(
    DoubleUnaryOperator value, DoubleUnaryOperator slope, List<Double> corners) {
  /// Copies the list.
  public Nonlinearity {
    corners = List.copyOf(corners);
  }

  /// Of a function, also of your own; a learned one at its initial parameter. Empty for functions
  /// of whole rows, of which there is no theory here.
  public static Optional<Nonlinearity> of(Activation activation) {
    return switch (activation) {
      case Elementwise f -> Optional.of(of(f));
      case Learned f ->
          Optional.of(
              new Nonlinearity(
                  x -> f.value(x, f.initial()),
                  x -> f.slope(x, f.initial()),
                  f.card().shape().corners()));
      case Rowwise _ -> Optional.empty();
    };
  }

  /// Of a function of each number by itself.
  public static Nonlinearity of(Elementwise f) {
    return new Nonlinearity(f::value, f::slope, f.card().shape().corners());
  }

  double value(double x) {
    return value.applyAsDouble(x);
  }

  double slope(double x) {
    return slope.applyAsDouble(x);
  }
}
