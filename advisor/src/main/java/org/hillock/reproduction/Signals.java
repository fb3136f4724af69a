package org.hillock.reproduction;

import java.util.List;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;

/// What goes through a network that is not trained: the values that each layer gives, and the
/// gradients that come back to them.
///
/// @param layers how many there are
/// @param rows how many examples
/// @param trace all values
/// @param gradients all gradients
record Signals(int layers, int rows, Trace trace, Gradients gradients) {
  /// Forward only.
  static Signals forward(Network network, float[] inputs, int rows) {
    int layers = network.layers().size();
    Trace trace = network.traceOfOutputs(rows);
    System.arraycopy(inputs, 0, trace.inputs(), 0, inputs.length);
    network.forward(trace, rows);
    return new Signals(layers, rows, trace, Gradients.none(layers));
  }

  /// Forward, and these gradients of the outputs back.
  static Signals thereAndBack(Network network, float[] inputs, float[] outputGradients, int rows) {
    Trace trace = network.trace(rows);
    Gradients gradients = network.gradients(rows);
    System.arraycopy(inputs, 0, trace.inputs(), 0, inputs.length);
    network.forward(trace, rows);
    System.arraycopy(outputGradients, 0, gradients.outputs(), 0, outputGradients.length);
    network.backward(trace, gradients, rows);
    return new Signals(network.layers().size(), rows, trace, gradients);
  }

  /// What layer l, counted from 0, gave.
  float[] values(int layer) {
    return trace.values()[layer + 1];
  }

  /// ∂loss by what layer l gave.
  float[] gradients(int layer) {
    return gradients.values()[layer + 1];
  }

  /// The cosine of the angle between two rows of what a layer gave.
  double cosine(int layer, int row, int other) {
    float[] values = values(layer);
    int width = values.length / rows;
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int j = 0; j < width; j++) {
      double x = values[row * width + j];
      double y = values[other * width + j];
      product += x * y;
      squares += x * x;
      otherSquares += y * y;
    }
    return product / Math.sqrt(squares * otherSquares);
  }

  static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double meanSquare(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum / values.length;
  }

  static double variance(float[] values) {
    double mean = mean(values);
    return meanSquare(values) - mean * mean;
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).sum() / values.size();
  }
}
