package org.hillock.probe;

import static org.hillock.network.Layers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Relu;
import org.hillock.network.Activate;
import org.hillock.network.Architecture;
import org.hillock.network.Dense;
import org.hillock.network.LayerSpec;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  /// A unit that is proven silent is silent on any input within the ranges.
  @ParameterizedTest
  @ValueSource(strings = {"relu", "hard_tanh", "relu6", "tanh", "gelu", "hard_sigmoid"})
  void whatIsProvenHolds(String name) {
    int proven = 0;
    for (int seed = 0; seed < 40; seed++) {
      List<LayerSpec> layers = new ArrayList<>();
      layers.add(dense(6));
      layers.add(activate(name));
      if (seed % 3 == 0) {
        layers.add(batchNormalization());
      }
      layers.add(seed % 2 == 0 ? residual(dense(6), activate(name)) : dense(6));
      layers.add(activate(name));
      layers.add(dense(2));
      Network network = Architecture.of(inputs(4), layers).network(seed);
      Draws draws = Draws.of(seed);
      for (int i = 0; i < network.parameters().length; i++) {
        network.parameters()[i] += (float) draws.at("biases").normal(i) * (i % 5 == 0 ? 4 : 0.1f);
      }
      // Running variances are positive.
      for (int i = 30 + 18; i < 30 + 24 && seed % 3 == 0; i++) {
        network.parameters()[i] = Math.abs(network.parameters()[i]);
      }
      proven += checked(network, draws);
    }
    assertTrue(proven > 0 || List.of("tanh", "gelu").contains(name), "nothing was proven");
  }

  private static int checked(Network network, Draws draws) {
    float[] low = {-1, 0, -0.5f, 2};
    float[] high = {1, 0.5f, 0.5f, 2};
    Reach reach = new Reach(network, low, high);
    int rows = 300;
    Trace trace = network.traceOfOutputs(rows);
    for (int i = 0; i < rows * 4; i++) {
      double share = i < 64 ? ((i / 4) >> (i % 4)) & 1 : draws.at("inputs").uniform(i);
      trace.inputs()[i] = (float) (low[i % 4] + share * (high[i % 4] - low[i % 4]));
    }
    network.forward(trace, rows);
    int proven = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      if (network.layers().get(l) instanceof Activate activate) {
        boolean[] silent = reach.provenSilent(l);
        for (int i = 0; i < rows * silent.length; i++) {
          if (silent[i % silent.length]) {
            float x = trace.values()[l][i];
            assertTrue(slope(activate, x) == 0, activate.label() + " at " + x);
          }
        }
        for (boolean unit : silent) {
          proven += unit ? 1 : 0;
        }
      }
    }
    return proven;
  }

  private static float slope(Activate activate, float x) {
    return ((Elementwise) activate.activation()).slopeAt(x);
  }

  @Test
  void aUnitWithAHopelessBiasIsProvenSilent() {
    Network network = Network.multilayer(3, List.of(4), new Relu(), 2, 1);
    network.parameters()[12 + 2] = -1e6f;
    Reach reach = new Reach(network, new float[] {-1, -1, -1}, new float[] {1, 1, 1});
    assertArrayEquals(new boolean[] {false, false, true, false}, reach.provenSilent(1));
  }

  @Test
  void withoutLimitsOrWithOtherParametersNothingIsProven() {
    Network network = Network.multilayer(3, List.of(4), new Relu(), 2, 1);
    network.parameters()[12 + 2] = -1e6f;
    float[] unknown = new float[] {Float.NaN, 1, 1};
    assertFalse(new Reach(network, unknown, unknown).provenSilent(1)[2]);
    Network leaky =
        new Network(
            List.of(new Dense(1, 1), new Activate(new LeakyRelu(0), 1)), new float[] {1, -9});
    assertFalse(new Reach(leaky, new float[] {0}, new float[] {1}).provenSilent(1)[0]);
  }

  @Test
  void afterAnUnknownLayerALimitedActivationIsKnownAgain() {
    Network network =
        Architecture.of(inputs(4, 2), lstm(3), tanh(), dense(2), relu(), dense(1)).network(1);
    int bias = network.parameters().length - 3 - 2;
    network.parameters()[bias] = -1e4f;
    float[] low = new float[8];
    Arrays.fill(low, -1);
    float[] high = new float[8];
    boolean[] silent = new Reach(network, low, high).provenSilent(3);
    assertArrayEquals(new boolean[] {true, false}, silent);
  }

  @Test
  void rangesOfAnotherNumberOfInputsAreRefused() {
    Network network = Network.multilayer(3, List.of(4), new Relu(), 2, 1);
    assertThrows(InvalidInputException.class, () -> new Reach(network, new float[2], new float[2]));
  }
}
