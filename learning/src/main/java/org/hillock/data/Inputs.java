package org.hillock.data;

import java.util.List;
import java.util.Optional;

/// Encoded rows without targets: what a network predicts from.
///
/// @param rows how many rows
/// @param features inputs of one row
/// @param values `rows` x `features`, row-major, scaled as in training
/// @param lengths steps of each row, if they are sequences and some are shorter than others
/// @param notes cells that training had nothing like, with their count
@SuppressWarnings("ArrayRecordComponent")
public record Inputs(
    int rows, int features, float[] values, Optional<int[]> lengths, List<String> notes) {
  /// Checks the shape.
  public Inputs {
    notes = List.copyOf(notes);
    if (values.length != (long) rows * features) {
      throw new IllegalArgumentException(
          "%d numbers, %d rows of %d need %d; pass an array of that length."
              .formatted(values.length, rows, features, (long) rows * features));
    }
  }
}
