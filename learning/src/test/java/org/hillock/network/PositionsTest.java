package org.hillock.network;

import static org.hillock.network.Layers.learnedPositions;
import static org.hillock.network.Layers.sinusoidalPositions;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each step gets a row of its own added.
class PositionsTest {
  @ParameterizedTest
  @CsvSource({"1,1", "5,4", "9,3", "40,7"})
  void bothKindsKeepTheContract(int steps, int width) {
    LayerContract.verify(new LearnedPositions(steps, width));
    LayerContract.verify(new SinusoidalPositions(steps, width));
  }

  @Test
  void learnedOnesAreAddedAndPaddingIsZero() {
    float[] table = {1, 2, 3, 4};
    float[] x = {10, 20, 30, 40, 50, 60, 70, 80};
    LearnedPositions layer = new LearnedPositions(2, 2);
    Pass pass = TestPass.of(layer, table, x, new int[] {2, 1}, x, true);
    TestPass.whole(layer, pass);
    assertArrayEquals(new float[] {11, 22, 33, 44, 51, 62, 0, 0}, pass.y());
    assertArrayEquals(new float[] {10, 20, 30, 40, 50, 60, 0, 0}, pass.dx());
    assertArrayEquals(new float[] {60, 80, 30, 40}, pass.gradients());
  }

  @Test
  void sinusoidalOnesAreWavesEachLongerThanTheOneBefore() {
    SinusoidalPositions layer = new SinusoidalPositions(3, 4);
    Pass pass = TestPass.of(layer, new float[0], new float[12], new float[12]);
    layer.forward(pass, 0, 1);
    float[] expected = {
      0,
      1,
      0,
      1,
      0.841470985f,
      0.540302306f,
      0.00999983333f,
      0.99995f,
      0.909297427f,
      -0.416146837f,
      0.0199986667f,
      0.99980000667f
    };
    assertArrayEquals(expected, pass.y());
  }

  @Test
  void theWordsFindTheShape() {
    assertEquals(new LearnedPositions(5, 6), learnedPositions().on(Shape.of(5, 6)));
    assertEquals(new SinusoidalPositions(5, 6), sinusoidalPositions().on(Shape.of(5, 6)));
    assertEquals("SinusoidalPositions[steps=5, width=6]", new SinusoidalPositions(5, 6).toString());
    assertEquals(
        "positions are of sequences, steps × width, not of 6; put an embedding before them, or give inputs(steps, width).",
        assertThrows(InvalidInputException.class, () -> learnedPositions().on(Shape.of(6)))
            .getMessage());
  }
}
