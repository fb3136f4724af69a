package org.hillock.network;

/// A [Recurrent] layer of which it is not yet known what comes in. The first size of what does
/// counts the steps; all others are the features of a step: 28 × 28 × 1 is an image read row by
/// row, 90 a series of one number per step.
///
/// @param cell what a step does
/// @param hidden numbers of the state
/// @param isReversed whether it reads from the last step to the first
/// @param isSequence whether the state of each step goes out
public record Recurrence(Cell cell, int hidden, boolean isReversed, boolean isSequence)
    implements LayerSpec {
  /// The same, giving the state of each step instead of that after the last.
  public Recurrence sequence() {
    return new Recurrence(cell, hidden, isReversed, true);
  }

  /// The same in the other direction; of a ragged row it starts at the row's own last step.
  public Recurrence reversed() {
    return new Recurrence(cell, hidden, !isReversed, isSequence);
  }

  @Override
  public Recurrent on(Shape inputs) {
    int steps = inputs.sizes().getFirst();
    return new Recurrent(cell, steps, inputs.numbers() / steps, hidden, isReversed, isSequence);
  }
}
