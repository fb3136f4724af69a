package org.hillock.activation;

import java.util.List;

/// What is known of an activation function and is not arithmetic.
///
/// @param names what it is called
/// @param value its formula
/// @param slope its derivative's formula
/// @param parameters what can be set, in order; empty if nothing
/// @param shape its range and character
/// @param advice what it is good for and what not
/// @param source paper or book, year
public record Card(
    Names names,
    Formula value,
    Formula slope,
    List<Parameter> parameters,
    Shape shape,
    Advice advice,
    String source) {

  /// The parameter of that name.
  ///
  /// @throws InvalidInputException if there is none
  public Parameter parameter(String name) {
    if (parameters.isEmpty()) {
      throw new InvalidInputException(
          names.name + " has no parameters; leave out \"" + name + "\".");
    }
    return parameters.stream()
        .filter(parameter -> parameter.name.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            InvalidInputException.unknown(
                "parameter of " + names.name,
                name,
                parameters.stream().map(Parameter::name).toList()));
  }

  /// What the function is called.
  ///
  /// @param name the field's own, in snake_case
  /// @param title as written in text: "Leaky ReLU"
  /// @param aliases other names that are understood, in snake_case
  public record Names(String name, String title, List<String> aliases) {}

  /// A formula, twice.
  ///
  /// @param text readable in a terminal
  /// @param latex the same for typesetting
  public record Formula(String text, String latex) {}

  /// What can be set.
  ///
  /// @param name as written on the command line
  /// @param initial its default, or the value training starts from
  /// @param low smallest value allowed
  /// @param high largest value allowed
  /// @param meaning what it does; other conventions in use
  public record Parameter(String name, double initial, double low, double high, String meaning) {
    void check(String function, double value) {
      if (!(value >= low && value <= high)) {
        throw new InvalidInputException(
            "%s of %s is %s; it takes values from %s to %s (default %s)."
                .formatted(name, function, value, low, high, initial));
      }
    }
  }

  /// The character of a function at its default parameters.
  ///
  /// @param low infimum of its values
  /// @param high supremum of its values
  /// @param corners where the slope jumps
  /// @param saturation where, going outwards, the slope falls below 1 % of its largest; empty if it
  ///   never does
  /// @param traits what holds of it
  public record Shape(
      double low, double high, List<Double> corners, List<Double> saturation, List<Trait> traits) {

    /// Whether the slope is zero everywhere.
    public boolean flat() {
      return traits.contains(Trait.FLAT);
    }
  }

  /// What can hold of a function.
  public enum Trait {
    /// It never decreases.
    MONOTONE,
    /// Its derivative is continuous.
    SMOOTH,
    /// It takes both signs and f(0) = 0.
    ZERO_CENTERED,
    /// f(-x) = -f(x).
    ODD,
    /// It is a straight line.
    LINEAR,
    /// Its slope is zero everywhere.
    FLAT,
    /// It is usable between the layers of a network.
    HIDDEN,
    /// It is among those that a comparison tries unless told otherwise.
    COMMON,
    /// It is usable on the last layer.
    OUTPUT
  }

  /// What an element costs, cheapest first; it decides among functions that are equally good.
  public enum Cost {
    /// Nothing, or one multiplication.
    NOTHING,
    /// One comparison.
    COMPARISON,
    /// One comparison, and a trained parameter.
    LEARNED_COMPARISON,
    /// One exponential.
    EXPONENTIAL,
    /// One exponential and a long polynomial, or a trained parameter.
    EXPONENTIAL_AND_MORE
  }

  /// What it is good for, and what not.
  ///
  /// @param strengths what it does well
  /// @param limits what it does badly, and where its gradient vanishes
  /// @param use when to use it
  /// @param avoid when not to
  /// @param cost what an element costs
  public record Advice(String strengths, String limits, String use, String avoid, Cost cost) {}
}
