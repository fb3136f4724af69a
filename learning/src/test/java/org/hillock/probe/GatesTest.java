package org.hillock.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.hillock.network.Cell;
import org.hillock.network.Gru;
import org.hillock.network.Lstm;
import org.hillock.network.Network;
import org.hillock.network.Recurrent;
import org.hillock.network.Rnn;
import org.hillock.network.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The functions inside recurrent layers, of one unit of one feature, against the formulas in
/// double.
class GatesTest {
  private static final int STEPS = 7;

  static Stream<Cell> cells() {
    return Stream.of(new Rnn(), new Lstm(), new Gru(), new Gru(new Sigmoid(), new Tanh(), false));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whatGoesIntoEachIsThatOfTheFormulas(Cell cell) {
    for (boolean isReversed : new boolean[] {false, true}) {
      for (boolean isSequence : new boolean[] {false, true}) {
        check(new Recurrent(cell, STEPS, 1, 1, isReversed, isSequence));
      }
    }
  }

  private static void check(Recurrent layer) {
    Network network = Network.of(List.of(layer), 3);
    for (int i = 0; i < network.parameters().length; i++) {
      network.parameters()[i] = (i % 2 == 0 ? 1 : -1) * (0.3f + 0.1f * i);
    }
    Passes passes = Passes.of(network, 2, 4, 5, STEPS);
    LayerHealth found = passes.observed().layers().getFirst();
    double[] first = definition(layer, network.parameters(), passes.trace(), 0);
    double[] second = definition(layer, network.parameters(), passes.trace(), 1);
    for (int gate = 0; gate < found.gates().size(); gate++) {
      double sum = first[gate] + second[gate];
      Distribution inputs = found.gates().get(gate).activation().inputs();
      assertEquals(5 + STEPS, inputs.count());
      assertEquals(sum, inputs.mean() * inputs.count(), 1e-4, found.gates().get(gate).name());
      assertEquals(2, found.gates().get(gate).activation().units().examples());
    }
    assertEquals(found.activation().orElseThrow(), found.gates().getLast().activation());
    assertTrue(found.gates().getFirst().activation().units().count() == 1);
  }

  /// The sum over the steps of what goes into each function.
  private static double[] definition(Recurrent layer, float[] p, Trace trace, int row) {
    int blocks = layer.cell().blocks();
    int length = trace.lengths()[0][row];
    double[] sums = new double[5];
    double h = 0;
    double c = 0;
    for (int step = 0; step < length; step++) {
      int place = layer.isReversed() ? length - 1 - step : step;
      double x = trace.inputs()[row * STEPS + place];
      double[] z = new double[blocks];
      for (int b = 0; b < blocks; b++) {
        z[b] = x * p[b] + h * p[blocks + b] + p[2 * blocks + b];
      }
      switch (layer.cell()) {
        case Rnn _ -> h = StrictMath.tanh(z[0]);
        case Lstm _ -> {
          c = sigmoid(z[1]) * c + sigmoid(z[0]) * StrictMath.tanh(z[3]);
          sums[4] += c;
          h = sigmoid(z[2]) * StrictMath.tanh(c);
        }
        case Gru gru -> {
          double r = sigmoid(z[1]);
          z[2] =
              gru.resetsAfter()
                  ? x * p[2] + p[8] + r * (h * p[5] + p[9])
                  : x * p[2] + p[8] + r * h * p[5];
          double update = sigmoid(z[0]);
          h = (1 - update) * StrictMath.tanh(z[2]) + update * h;
        }
      }
      for (int b = 0; b < blocks; b++) {
        sums[b] += z[b];
      }
    }
    return sums;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
