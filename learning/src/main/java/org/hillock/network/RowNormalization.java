package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// y = γ (x - μ) / √(σ² + ε) + β, where μ and σ² are mean and variance of a group of numbers of the
/// same example. What lies past a row's length is in no group and becomes 0.
///
/// Parameters: γ, which starts at 1, then β, at 0; weight decay spares both. All is computed in
/// double, the variance from differences to the mean; y is rounded once.
sealed interface RowNormalization extends Layer permits LayerNormalization, GroupNormalization {
  /// What comes in and goes out.
  Shape shape();

  /// ε, above 0.
  double epsilon();

  /// How many groups a row has.
  ///
  /// @param own how many numbers of the row are its own
  int groups(int own);

  /// Where a group begins in its row. It is blocks of numbers that lie side by side, as far apart
  /// as the last size says.
  int start(int group);

  /// How many blocks a group has.
  ///
  /// @param own how many numbers of the row are its own
  int blocks(int own);

  /// How many numbers a block has.
  ///
  /// @param own how many numbers of the row are its own
  int width(int own);

  /// Which γ is that of the first number of each block of a group.
  int scale(int group);

  /// Checks ε.
  static void checkEpsilon(double epsilon) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "a normalization cannot have epsilon %s; give a small number above 0, such as 0.00001, or equal numbers would be divided by 0."
              .formatted(epsilon));
    }
  }

  @Override
  default int inputs() {
    return shape().numbers();
  }

  @Override
  default Shape inputShape() {
    return shape();
  }

  @Override
  default int outputs() {
    return shape().numbers();
  }

  @Override
  default Shape outputShape() {
    return shape();
  }

  /// For each group μ, as a [FloatPair], and 1 / √(σ² + ε).
  @Override
  default int kept() {
    return 3 * groups(inputs());
  }

  @Override
  default long operations() {
    return 8L * outputs();
  }

  @Override
  default void initialize(float[] parameters, int from, double gain, Draws draws) {
    int scales = parameters() / 2;
    Arrays.fill(parameters, from, from + scales, 1);
    Arrays.fill(parameters, from + scales, from + 2 * scales, 0);
  }

  @Override
  default void forward(Pass pass, int first, int rows) {
    for (int row = first; row < first + rows; row++) {
      int from = row * inputs();
      int own = shape().own(pass.lengths(), row);
      for (int group = 0; group < groups(own); group++) {
        GroupStatistics.forward(this, pass, row, group, own);
      }
      Arrays.fill(pass.y(), from + own, from + inputs(), 0);
    }
  }

  @Override
  default void backward(Pass pass, int first, int rows) {
    if (pass.dx().length > 0) {
      for (int row = first; row < first + rows; row++) {
        int from = row * inputs();
        int own = shape().own(pass.lengths(), row);
        for (int group = 0; group < groups(own); group++) {
          GroupStatistics.backward(this, pass, row, group, own);
        }
        Arrays.fill(pass.dx(), from + own, from + inputs(), 0);
      }
    }
  }

  @Override
  default void gradients(Pass pass, int rows, int begin, int end) {
    for (int row = 0; row < rows; row++) {
      int own = shape().own(pass.lengths(), row);
      for (int group = 0; group < groups(own); group++) {
        GroupStatistics.gradients(this, pass, row, group, own);
      }
    }
  }
}
