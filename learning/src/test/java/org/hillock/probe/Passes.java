package org.hillock.probe;

import java.util.Arrays;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.Draws;

/// A pass through a network there and back, of random rows and output gradients.
record Passes(Network network, Trace trace, Gradients gradients, int rows) {
  static Passes of(Network network, int rows, long seed, int... lengths) {
    Trace trace = network.trace(rows);
    Gradients gradients = network.gradients(rows);
    Draws draws = Draws.of(seed);
    for (int i = 0; i < trace.inputs().length; i++) {
      trace.inputs()[i] = (float) draws.at("inputs").normal(i);
    }
    System.arraycopy(lengths, 0, trace.lengths()[0], 0, lengths.length);
    network.forward(trace, rows);
    for (int i = 0; i < gradients.outputs().length; i++) {
      gradients.outputs()[i] = (float) draws.at("gradients").normal(i) / rows;
    }
    network.backward(trace, gradients, rows);
    return new Passes(network, trace, gradients, rows);
  }

  Observation observed() {
    return new Probe(network).observe(trace, gradients, rows, new float[0], 1, 1, 0.5, true);
  }

  /// Fills what lies past the rows' lengths of a layer's outputs and gradients with rubbish.
  void spoil(int layer, int from) {
    int size = network.layers().get(layer).outputs();
    for (float[] array : new float[][] {trace.values()[layer + 1], gradients.values()[layer + 1]}) {
      for (int row = 0; row < rows; row++) {
        Arrays.fill(array, row * size + from, (row + 1) * size, Float.NaN);
      }
    }
  }
}
