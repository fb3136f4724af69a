package org.hillock.network;

import org.hillock.activation.InvalidInputException;

/// y = γ (x - μ) / √(σ² + ε) + β, with μ and σ² over a group of channels (places along the last
/// size) at all steps or pixels of one example; each channel has a γ and a β of its own. With as
/// many groups as channels it is instance normalization.
///
/// Sources: Wu and He, "Group normalization", 2018; Ulyanov, Vedaldi and Lempitsky, "Instance
/// normalization: the missing ingredient for fast stylization", 2016.
///
/// @param shape what comes in and goes out
/// @param groups of channels, which they divide
/// @param epsilon ε, above 0
public record GroupNormalization(Shape shape, int groups, double epsilon)
    implements RowNormalization {
  /// Checks the numbers.
  ///
  /// @throws InvalidInputException if they are out of range, or a number would be by itself
  public GroupNormalization {
    RowNormalization.checkEpsilon(epsilon);
    int channels = shape.last();
    if (groups < 1 || channels % groups != 0) {
      throw new InvalidInputException(
          "%d channels cannot be shared out into %d groups; give a number of groups that divides them, such as 1 or %d."
              .formatted(channels, groups, channels));
    }
    if (groups == shape.numbers()) {
      throw new InvalidInputException(
          "group normalization of 1 number always gives 0; make fewer groups of %s, or leave it out."
              .formatted(shape));
    }
  }

  @Override
  public String label() {
    return groups == shape.last()
        ? "instance normalization"
        : "group normalization in " + groups + (groups == 1 ? " group" : " groups");
  }

  @Override
  public int parameters() {
    return 2 * shape.last();
  }

  @Override
  public int groups(int own) {
    return own == 0 ? 0 : groups;
  }

  @Override
  public int start(int group) {
    return group * (shape.last() / groups);
  }

  @Override
  public int blocks(int own) {
    return own / shape.last();
  }

  @Override
  public int width(int own) {
    return shape.last() / groups;
  }

  @Override
  public int scale(int group) {
    return start(group);
  }
}
