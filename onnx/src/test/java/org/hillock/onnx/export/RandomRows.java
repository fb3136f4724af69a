package org.hillock.onnx.export;

import java.util.Optional;
import org.hillock.network.Embedding;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;

/// Some rows for a network, drawn at random: numbers of words for an embedding, standard normal
/// numbers for others.
///
/// @param lengths how many steps of a row are its own, if rows have lengths
@SuppressWarnings("ArrayRecordComponent")
record RandomRows(float[] inputs, int[] lengths) {
  /// How many.
  static final int COUNT = 5;

  static RandomRows of(Network network, long seed) {
    float[] inputs = new float[COUNT * network.inputs()];
    Draws draws = Draws.of(seed).at("rows");
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] =
          network.layers().getFirst() instanceof Embedding embedding
              ? draws.below(i, embedding.vocabulary())
              : (float) draws.normal(i);
    }
    int steps = network.layers().getFirst().inputShape().sizes().getFirst();
    int[] lengths = new int[COUNT];
    for (int row = 0; row < COUNT; row++) {
      lengths[row] = row == 0 ? steps : 1 + draws.at("lengths").below(row, steps);
    }
    return new RandomRows(inputs, lengths);
  }

  /// The same, moved by up to four of the last bits; words stay.
  RandomRows moved(Network network, Draws draws) {
    float[] moved = inputs.clone();
    if (!(network.layers().getFirst() instanceof Embedding)) {
      move(moved, draws);
    }
    return new RandomRows(moved, lengths);
  }

  /// Moves each number by up to four of its last bits.
  static void move(float[] values, Draws draws) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= 1 + (draws.below(i, 9) - 4) * 0x1p-23f;
    }
  }

  Optional<int[]> lengths(boolean isRagged) {
    return isRagged ? Optional.of(lengths) : Optional.empty();
  }

  float[] outputs(Network network, boolean isRagged) {
    return network.outputs(inputs, lengths(isRagged), COUNT);
  }
}
