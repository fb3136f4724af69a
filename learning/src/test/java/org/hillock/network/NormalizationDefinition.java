package org.hillock.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Normalizations as their papers write them, in double: each number is normalized together with
/// those of the same name.
record NormalizationDefinition(Layer layer, int[] lengths) {
  /// What the layer gives while it learns; 0 past the lengths of the rows.
  double[] values(double[] x, double[] parameters) {
    Map<List<Integer>, List<Double>> groups = new HashMap<>();
    for (int i = 0; i < x.length; i++) {
      if (isOwn(i)) {
        groups.computeIfAbsent(group(i), name -> new ArrayList<>()).add(x[i]);
      }
    }
    int scales = layer.parameters() / (layer instanceof BatchNormalization ? 4 : 2);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      if (isOwn(i)) {
        List<Double> group = groups.getOrDefault(group(i), List.of());
        double mean = group.stream().mapToDouble(v -> v).sum() / group.size();
        double squares = group.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(squares / group.size() + epsilon());
        int scale = i % scales;
        y[i] = parameters[scale] * (x[i] - mean) / deviation + parameters[scales + scale];
      }
    }
    return y;
  }

  private boolean isOwn(int i) {
    List<Integer> sizes = layer.inputShape().sizes();
    int step = i % layer.inputs() / (layer.inputs() / sizes.getFirst());
    return sizes.size() == 1 || step < lengths[i / layer.inputs()];
  }

  private List<Integer> group(int i) {
    int row = i / layer.inputs();
    int channel = i % layer.inputShape().last();
    return switch (layer) {
      case BatchNormalization _ -> List.of(channel);
      case LayerNormalization l -> List.of(row, i % l.inputs() / (l.parameters() / 2));
      case GroupNormalization g -> List.of(row, channel / (g.shape().last() / g.groups()));
      default -> throw new IllegalArgumentException("no definition of " + layer);
    };
  }

  private double epsilon() {
    return switch (layer) {
      case BatchNormalization b -> b.epsilon();
      case LayerNormalization l -> l.epsilon();
      case GroupNormalization g -> g.epsilon();
      default -> throw new IllegalArgumentException("no definition of " + layer);
    };
  }

  /// ∂ ∑ y dy by element i of x or of the parameters.
  ///
  /// @param moved one of both
  double slope(double[] x, double[] parameters, float[] dy, double[] moved, int i) {
    double step = 1e-5;
    double middle = moved[i];
    moved[i] = middle + step;
    double up = sum(values(x, parameters), dy);
    moved[i] = middle - step;
    double down = sum(values(x, parameters), dy);
    moved[i] = middle;
    return (up - down) / (2 * step);
  }

  private static double sum(double[] y, float[] dy) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += y[i] * dy[i];
    }
    return sum;
  }
}
