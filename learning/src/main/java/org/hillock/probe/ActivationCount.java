package org.hillock.probe;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.activation.Activation;

/// Counts what an activation does with what comes in, outside of any training, in memory of a fixed
/// size.
public final class ActivationCount {
  private final UnitTally units;
  private final Tally outputs = new Tally();
  private final float[] trained;
  private final int width;

  /// Of an activation whose units lie side by side.
  ///
  /// @param trained its trained numbers, one for each unit; none for functions that learn nothing
  /// @param width how many units there are
  public ActivationCount(Activation activation, float[] trained, int width) {
    this.trained = trained.clone();
    this.width = width;
    units = new UnitTally(activation, width);
    units.clear(this.trained, 0);
  }

  /// Counts some rows of units.
  ///
  /// @param x what came in, rows × width
  /// @param y what went out
  /// @param rows of examples, times pixels or steps
  /// @param examples how many examples that is
  public void add(float[] x, float[] y, int rows, int examples) {
    units.add(x, 0, y, 0, trained, 0, rows);
    units.examples(examples);
    outputs.add(y, 0, y.length);
  }

  /// What it did.
  public ActivationHealth health() {
    return units.health(Optional.empty());
  }

  /// What went out.
  public Distribution outputs() {
    return outputs.distribution();
  }

  /// How many units there are.
  public int width() {
    return width;
  }

  /// How many directions the first rows use, as [EffectiveRank] counts them.
  ///
  /// @param y rows × width numbers
  /// @param rows at least 2, or nothing is known
  public static OptionalDouble effectiveRank(float[] y, int rows) {
    if (rows < 2) {
      return OptionalDouble.empty();
    }
    int width = y.length / rows;
    EffectiveRank rank = new EffectiveRank(width);
    for (int row = 0; row < rows; row++) {
      rank.add(y, row * width, width);
    }
    return OptionalDouble.of(rank.value());
  }
}
