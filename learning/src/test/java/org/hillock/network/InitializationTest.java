package org.hillock.network;

import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.relu;
import static org.hillock.network.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;

class InitializationTest {
  private static final int INPUTS = 300;
  private static final int OUTPUTS = 100;
  private static final int WEIGHTS = INPUTS * OUTPUTS;

  /// Four standard errors of a standard deviation of normal numbers.
  private static final double CLOSE = 4 / Math.sqrt(2.0 * WEIGHTS);

  @Test
  void normalWeightsHaveTheVarianceOfTheirFormula() {
    assertDeviation(Math.sqrt(2.0 / INPUTS), Initialization.he());
    assertDeviation(Math.sqrt(1.0 / INPUTS), Initialization.leCun());
    assertDeviation(3 / Math.sqrt(INPUTS), Initialization.withGain(3));
    assertDeviation(Math.sqrt(2.0 / (INPUTS + OUTPUTS)), Initialization.glorotNormal());
    assertDeviation(0.01, Initialization.normal(0.01));
  }

  @Test
  void uniformWeightsHaveItToo() {
    assertDeviation(Math.sqrt(2.0 / (INPUTS + OUTPUTS)), Initialization.glorotUniform());
    assertDeviation(1 / Math.sqrt(3.0 * INPUTS), Initialization.inverseRoot());
  }

  @Test
  void uniformWeightsEndAtTheirLimit() {
    assertLimit(Math.sqrt(6.0 / (INPUTS + OUTPUTS)), weights(Initialization.glorotUniform()));
    assertLimit(1 / Math.sqrt(INPUTS), weights(Initialization.inverseRoot()));
  }

  @Test
  void biasesStartAtZeroExceptWithTheInverseRoot() {
    assertArrayEquals(new float[OUTPUTS], biases(Initialization.he()));
    assertArrayEquals(new float[OUTPUTS], biases(Initialization.glorotUniform()));
    assertArrayEquals(new float[OUTPUTS], biases(Initialization.normal(2)));
    assertArrayEquals(new float[OUTPUTS], biases(Initialization.constant(2)));
    assertLimit(1 / Math.sqrt(INPUTS), biases(Initialization.inverseRoot()));
  }

  @Test
  void withoutOneTheGainOfWhatIsReadDecides() {
    Architecture architecture = Architecture.of(inputs(5), dense(7), tanh(), dense(3));
    assertArrayEquals(
        architecture.network(4).parameters(),
        architecture.network(4, Initialization.gainCorrected()).parameters());
    Architecture rectified = Architecture.of(inputs(5), dense(7), relu(), dense(3));
    float[] he = rectified.network(4, Initialization.he()).parameters();
    float[] own = rectified.network(4).parameters();
    for (int i = 5 * 7 + 7; i < own.length; i++) {
      assertEquals(own[i], he[i], 1e-6f);
    }
  }

  @Test
  void allTakeTheSameNoise() {
    float[] small = weights(Initialization.leCun());
    float[] large = weights(Initialization.withGain(2));
    for (int i = 0; i < small.length; i++) {
      assertEquals(2 * small[i], large[i], 1e-6f);
    }
  }

  @Test
  void aLayerOfAnotherKindIsRefusedByName() {
    Layer other =
        new Layer() {
          @Override
          public String label() {
            return "other";
          }

          @Override
          public int inputs() {
            return 2;
          }

          @Override
          public int outputs() {
            return 2;
          }

          @Override
          public int parameters() {
            return 1;
          }

          @Override
          public int weights() {
            return 1;
          }

          @Override
          public void forward(Pass pass, int first, int rows) {}

          @Override
          public void backward(Pass pass, int first, int rows) {}
        };
    for (Initialization refusing :
        new Initialization[] {Initialization.glorotNormal(), Initialization.inverseRoot()}) {
      InvalidInputException e =
          assertThrows(
              InvalidInputException.class,
              () -> refusing.start(other, new float[1], 0, 1, Draws.of(1)));
      assertTrue(
          e.toString().contains("there is other; take he, lecun or gain-corrected"), e.toString());
    }
  }

  private static void assertDeviation(double expected, Initialization initialization) {
    float[] weights = weights(initialization);
    double squares = IntStream.range(0, WEIGHTS).mapToDouble(i -> weights[i] * weights[i]).sum();
    assertEquals(1, Math.sqrt(squares / WEIGHTS) / expected, CLOSE);
  }

  private static void assertLimit(double limit, float[] values) {
    double largest =
        IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElseThrow();
    assertTrue(largest <= limit && largest > 0.9 * limit, largest + " of " + limit);
  }

  private static float[] weights(Initialization initialization) {
    return Arrays.copyOf(parameters(initialization), WEIGHTS);
  }

  private static float[] biases(Initialization initialization) {
    return Arrays.copyOfRange(parameters(initialization), WEIGHTS, WEIGHTS + OUTPUTS);
  }

  private static float[] parameters(Initialization initialization) {
    return Architecture.of(inputs(INPUTS), dense(OUTPUTS)).network(1, initialization).parameters();
  }
}
