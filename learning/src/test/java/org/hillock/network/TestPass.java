package org.hillock.network;

import java.util.Arrays;
import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

/// A pass with given numbers, through one layer that learns.
final class TestPass {
  private TestPass() {}

  /// Of whole rows.
  static Pass of(Layer layer, float[] parameters, float[] x, float[] dy) {
    return of(layer, parameters, x, dy, true);
  }

  /// @param keeps whether a backward pass may read what the forward pass keeps
  static Pass of(Layer layer, float[] parameters, float[] x, float[] dy, boolean keeps) {
    int[] lengths = new int[x.length / layer.inputs()];
    Arrays.fill(lengths, layer.inputShape().sizes().getFirst());
    return of(layer, parameters, x, lengths, dy, keeps);
  }

  static Pass of(
      Layer layer, float[] parameters, float[] x, int[] lengths, float[] dy, boolean keeps) {
    int rows = lengths.length;
    return new Pass(
        0,
        Batch.learning(Draws.of(1)),
        parameters,
        0,
        x,
        lengths,
        new float[rows * layer.outputs()],
        new float[0],
        new float[keeps ? rows * layer.kept() : 0],
        new float[layer instanceof Coupled coupled ? coupled.statistics() : 0],
        dy,
        new float[x.length],
        new float[0],
        new float[parameters.length],
        new float[layer.work(rows)],
        new double[layer.wideWork(rows)],
        new MatrixMultiply());
  }

  /// Forward, backward and the gradients of the parameters.
  static Pass whole(Layer layer, Pass pass) {
    int rows = pass.lengths().length;
    if (layer instanceof Coupled coupled) {
      coupled.gather(pass, rows, 0, 1);
    }
    layer.forward(pass, 0, rows);
    if (layer instanceof Coupled coupled) {
      coupled.gatherBackward(pass, rows, 0, 1);
    }
    layer.backward(pass, 0, rows);
    layer.gradients(pass, rows, 0, layer.parameters());
    return pass;
  }
}
