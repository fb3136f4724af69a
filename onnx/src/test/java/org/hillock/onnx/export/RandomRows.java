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

  Optional<int[]> lengths(boolean isRagged) {
    return isRagged ? Optional.of(lengths) : Optional.empty();
  }
}
