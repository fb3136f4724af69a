package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.network.Architecture;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Shape;
import org.junit.jupiter.api.Test;

/// Which networks floats decide.
class SteadinessTest {
  @Test
  void anOrdinaryNetworkIsSteady() {
    float[] row = {1, -2, 0.5f, 3};
    assertTrue(isSteady(row, Layers.dense(3), Layers.tanh(), Layers.dense(2)));
    assertTrue(isSteady(row, Layers.layerNormalization(1)));
  }

  /// Their variance is 0, and rounding their mean gives another.
  @Test
  void aNormalizationOfEqualNumbersIsNot() {
    float[] same = {0.7f, 0.7f, 0.7f, 0.7f};
    assertFalse(isSteady(same, Layers.tanh(), Layers.layerNormalization(1)));
  }

  @Test
  void numbersWhoseSquaresNoFloatHoldsAreNot() {
    float[] large = {1e19f, -2e19f, 3e18f, 4e19f};
    assertFalse(isSteady(large, Layers.relu(), Layers.layerNormalization(1)));
  }

  /// Four rows that are the same.
  private static boolean isSteady(float[] row, LayerSpec... layers) {
    float[] rows = Arrays.copyOf(row, 4 * row.length);
    for (int i = row.length; i < rows.length; i++) {
      rows[i] = row[i % row.length];
    }
    Architecture architecture = Architecture.of(Shape.of(row.length), layers);
    Twins twins = Twins.of(Twins.network(architecture, 1), OptionalLong.empty(), false);
    return Steadiness.movement(twins, twins.values(rows, Optional.empty(), 4)) <= Twins.TOLERANCE;
  }
}
