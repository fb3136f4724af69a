package org.hillock.network;

import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.embedding;
import static org.hillock.network.Layers.gru;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.layerNormalization;
import static org.hillock.network.Layers.lstm;
import static org.hillock.network.Layers.relu;
import static org.hillock.network.Layers.selfAttention;
import static org.hillock.network.Layers.tanh;
import static org.hillock.network.Layers.transformerEncoder;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedInitializationTest {
  /// Between them, layers of every kind that has weights.
  private static final List<Architecture> NETWORKS =
      List.of(
          Architecture.of(inputs(5), dense(7), tanh(), layerNormalization(), dense(3)),
          Architecture.of(Shape.of(6, 6, 1), convolution(4, 3), relu(), dense(3)),
          Architecture.of(Shape.of(6, 4), lstm(5).sequence(), gru(3), dense(3)),
          Architecture.of(
              inputs(6), embedding(9, 4), selfAttention(2), transformerEncoder(2, 8), dense(3)));

  static List<Architecture> networks() {
    return NETWORKS;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gain-corrected",
        "he",
        "lecun",
        "glorot-normal",
        "glorot-uniform",
        "inverse-root",
        "gain=3",
        "gain=0.5",
        "normal=0.01",
        "normal=1.0E-5",
        "constant=0.1",
        "constant=-2",
        "constant=0"
      })
  void theTextOfAnInitializationIsRead(String text) {
    assertEquals(text, Initialization.parse(text).toString());
  }

  @Test
  void whateverTheNumberItIsReadAgain() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      double number = random.nextGaussian() * StrictMath.pow(10, random.nextInt(58) - 29);
      double size = Math.max(1e-30, Math.abs(number));
      for (NamedInitialization some :
          List.of(
              new NamedInitialization.Gain(size),
              new NamedInitialization.Normal(size),
              new NamedInitialization.Constant(number))) {
        assertEquals(some, Initialization.parse(some.toString()));
      }
    }
    assertEquals(Initialization.constant(0), Initialization.constant(-0.0));
  }

  @Test
  void theMethodsGiveTheNamedOnes() {
    List<Initialization> all =
        List.of(
            Initialization.gainCorrected(),
            Initialization.he(),
            Initialization.leCun(),
            Initialization.glorotNormal(),
            Initialization.glorotUniform(),
            Initialization.inverseRoot(),
            Initialization.withGain(3),
            Initialization.normal(0.01),
            Initialization.constant(0.1));
    for (Initialization some : all) {
      assertEquals(some, Initialization.parse(some.toString()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hee | unknown initialization \"hee\"; did you mean \"he\"?",
        "Glorot_Normal | unknown initialization \"Glorot_Normal\"; did you mean \"glorot-normal\"?",
        "gian=3 | unknown initialization \"gian=3\"; did you mean \"gain=3\"?",
        "orthogonal | unknown initialization \"orthogonal\"; known: gain-corrected, he, lecun,",
        "he=2 | unknown initialization \"he=2\"; did you mean \"he\"?",
        "'' | unknown initialization \"\"; known: gain-corrected",
        "gain | initialization gain needs a number behind gain=, not \"\"; write it like gain=3.",
        "normal=small | initialization normal needs a number behind normal=, not \"small\"; write it like normal=0.01.",
        "constant=NaN | initialization constant needs a number behind constant=, not \"NaN\"",
        "gain=0 | initialization gain=0.0 is out of range; take a number from 1.0E-30 to 1.0E30.",
        "normal=-1 | initialization normal=-1.0 is out of range",
        "constant=1e31 | initialization constant=1.0E31 is out of range; take a number from -1.0E30 to 1.0E30.",
        "gain=1e999 | initialization gain=Infinity is out of range",
      })
  void othersAreRefused(String text, String expected) {
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> Initialization.parse(text));
    assertTrue(String.valueOf(e.getMessage()).startsWith(expected), e.getMessage());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void normalAndConstantWeightsAreForEachLayerAndLeaveItsOtherParameters(Architecture network) {
    float[] own = network.network(8).parameters();
    float[] constant = network.network(8, Initialization.constant(0.25)).parameters();
    float[] normal = network.network(8, Initialization.normal(0.5)).parameters();
    float[] twice = network.network(8, Initialization.normal(1)).parameters();
    int from = 0;
    for (Layer layer : network.layers()) {
      int weights = from + layer.weights();
      int end = from + layer.parameters();
      for (int i = from; i < weights; i++) {
        assertEquals(0.25f, constant[i]);
        assertEquals(2 * normal[i], twice[i]);
      }
      for (float[] some : List.of(constant, normal)) {
        assertArrayEquals(
            Arrays.copyOfRange(own, weights, end), Arrays.copyOfRange(some, weights, end));
      }
      from = end;
    }
  }
}
