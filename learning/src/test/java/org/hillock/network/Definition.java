package org.hillock.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.loss.Loss;
import org.hillock.loss.LossDefinition;

/// Layers and losses as the textbook writes them, in double and without a kernel: what the tests
/// measure by. It shares nothing with the main code but the definitions of the activations.
record Definition(List<Layer> layers, double[] parameters) {
  static Definition of(Network network) {
    return new Definition(network.layers(), wide(network.parameters()));
  }

  /// The values between all layers from `first` on: the given ones, then what each layer gives.
  double[][] values(int first, double[] given, int rows) {
    double[][] values = new double[layers.size() - first + 1][];
    values[0] = given;
    int from = layers.stream().limit(first).mapToInt(Layer::parameters).sum();
    for (int l = first; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      double[] x = values[l - first];
      values[l - first + 1] =
          switch (layer) {
            case Dense dense -> dense(dense, from, x, rows);
            case Activate activate -> activate(activate, from, x, rows);
            default -> throw new IllegalArgumentException("no definition of " + layer);
          };
      from += layer.parameters();
    }
    return values;
  }

  private double[] dense(Dense layer, int from, double[] x, int rows) {
    int inputs = layer.inputs();
    int outputs = layer.outputs();
    double[] y = new double[rows * outputs];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < outputs; j++) {
        double sum = parameters[from + inputs * outputs + j];
        for (int i = 0; i < inputs; i++) {
          sum += x[row * inputs + i] * parameters[from + i * outputs + j];
        }
        y[row * outputs + j] = sum;
      }
    }
    return y;
  }

  private double[] activate(Activate layer, int from, double[] x, int rows) {
    int width = layer.inputs();
    int outputs = layer.outputs();
    double[] y = new double[rows * outputs];
    for (int row = 0; row < rows; row++) {
      int at = row * width;
      switch (layer.activation()) {
        case Elementwise f -> {
          for (int j = 0; j < width; j++) {
            y[at + j] = f.value(x[at + j]);
          }
        }
        case Learned f -> {
          for (int j = 0; j < width; j++) {
            y[at + j] = f.value(x[at + j], parameters[from + j]);
          }
        }
        case Rowwise f ->
            System.arraycopy(
                f.values(Arrays.copyOfRange(x, at, at + width)), 0, y, row * outputs, outputs);
      }
    }
    return y;
  }

  /// On which side of 0 and of its corners each activation of layer `first` or later is; a
  /// difference quotient over a corner is not a derivative.
  String sides(int first, double[][] values) {
    StringBuilder sides = new StringBuilder();
    for (int l = first; l < layers.size(); l++) {
      if (layers.get(l) instanceof Activate activate) {
        double[] corners =
            DoubleStream.concat(
                    DoubleStream.of(0),
                    activate.activation().card().shape().corners().stream()
                        .mapToDouble(Double::doubleValue))
                .distinct()
                .toArray();
        for (double corner : corners) {
          for (double x : values[l - first]) {
            sides.append(x > corner ? '>' : '<');
          }
        }
        if (activate.activation() instanceof Rowwise) {
          picked(sides, values[l - first], values[l + 1 - first]);
        }
      }
    }
    return sides.toString();
  }

  /// A row-wise function may pick some of its inputs and leave out others.
  private static void picked(StringBuilder sides, double[] x, double[] y) {
    for (double out : y) {
      sides.append(out == 0 ? '0' : '1');
      sides.append(Arrays.stream(x).boxed().toList().indexOf(out));
    }
  }

  static double loss(Loss loss, double[] outputs, float[] targets, int rows) {
    return LossDefinition.mean(loss, outputs, targets, rows);
  }

  static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
