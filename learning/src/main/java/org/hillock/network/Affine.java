package org.hillock.network;

import java.util.List;
import java.util.Optional;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.Elementwise;

/// y = x W + b in double: what a network of linear layers amounts to, and one layer more at a time.
///
/// @param weights W, a row for each input
/// @param bias b
record Affine(double[][] weights, double[] bias) {
  /// What the network amounts to; empty if some layer is not linear.
  static Optional<Affine> of(Network network) {
    Affine affine = identity(network.inputs());
    int from = 0;
    for (Layer layer : network.layers()) {
      switch (layer) {
        case Dense dense -> affine = affine.then(dense, network.parameters(), from);
        case Activate a when isLinear(a) ->
            affine = affine.scaled(((Elementwise) a.activation()).slope(0));
        default -> {
          return Optional.empty();
        }
      }
      from += layer.parameters();
    }
    return Optional.of(affine);
  }

  private static Affine identity(int n) {
    double[][] weights = new double[n][n];
    for (int i = 0; i < n; i++) {
      weights[i][i] = 1;
    }
    return new Affine(weights, new double[n]);
  }

  private static boolean isLinear(Activate a) {
    return a.activation() instanceof Elementwise f
        && f.card().shape().traits().contains(Trait.LINEAR);
  }

  private Affine then(Dense dense, float[] parameters, int from) {
    double[][] product = new double[weights.length][];
    for (int i = 0; i < weights.length; i++) {
      product[i] = times(weights[i], dense.outputs(), parameters, from);
    }
    double[] sum = times(bias, dense.outputs(), parameters, from);
    for (int j = 0; j < sum.length; j++) {
      sum[j] += parameters[from + dense.weights() + j];
    }
    return new Affine(product, sum);
  }

  private static double[] times(double[] row, int outputs, float[] parameters, int from) {
    double[] product = new double[outputs];
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < outputs; j++) {
        product[j] += row[i] * parameters[from + i * outputs + j];
      }
    }
    return product;
  }

  private Affine scaled(double factor) {
    double[][] scaled = new double[weights.length][];
    for (int i = 0; i < weights.length; i++) {
      scaled[i] = scaled(weights[i], factor);
    }
    return new Affine(scaled, scaled(bias, factor));
  }

  private static double[] scaled(double[] row, double factor) {
    double[] scaled = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      scaled[j] = factor * row[j];
    }
    return scaled;
  }

  /// One dense layer that does the same, rounded.
  Network network() {
    Dense dense = new Dense(weights.length, bias.length);
    float[] parameters = new float[dense.parameters()];
    int at = 0;
    for (double[] row : weights) {
      for (double weight : row) {
        parameters[at++] = (float) weight;
      }
    }
    for (double b : bias) {
      parameters[at++] = (float) b;
    }
    return new Network(List.of(dense), parameters);
  }
}
