package org.hillock.network;

import org.hillock.activation.InvalidInputException;

/// y = γ (x - μ) / √(σ² + ε) + β, with μ and σ² over the last sizes of one example: of the features
/// of a step, or of all numbers of an example; each has a γ and a β of its own.
///
/// Source: Ba, Kiros and Hinton, "Layer normalization", 2016.
///
/// @param shape what comes in and goes out
/// @param axes how many sizes, the last, are normalized together, at least 1
/// @param epsilon ε, above 0
public record LayerNormalization(Shape shape, int axes, double epsilon)
    implements RowNormalization {
  /// Checks the numbers.
  ///
  /// @throws InvalidInputException if they are out of range, or a number would be by itself
  public LayerNormalization {
    RowNormalization.checkEpsilon(epsilon);
    if (axes < 1 || axes > shape.sizes().size()) {
      throw new InvalidInputException(
          "layer normalization cannot be over the last %d sizes of %s; give at least 1 and at most %d."
              .formatted(axes, shape, shape.sizes().size()));
    }
    if (together(shape, axes) == 1) {
      throw new InvalidInputException(
          "layer normalization of 1 number always gives 0; normalize over more sizes of %s, or leave it out."
              .formatted(shape));
    }
  }

  /// How many numbers are normalized together.
  private static int together(Shape shape, int axes) {
    int numbers = 1;
    for (int i = shape.sizes().size() - axes; i < shape.sizes().size(); i++) {
      numbers *= shape.sizes().get(i);
    }
    return numbers;
  }

  @Override
  public String label() {
    return "layer normalization";
  }

  @Override
  public int parameters() {
    return 2 * together(shape, axes);
  }

  @Override
  public int groups(int own) {
    // A row that is cut off has fewer groups, or fewer numbers in the only one.
    int together = together(shape, axes);
    return (own + together - 1) / together;
  }

  @Override
  public int start(int group) {
    return group * together(shape, axes);
  }

  @Override
  public int blocks(int own) {
    return 1;
  }

  @Override
  public int width(int own) {
    return Math.min(own, together(shape, axes));
  }

  @Override
  public int scale(int group) {
    return 0;
  }
}
