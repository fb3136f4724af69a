package org.hillock.loss;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;

/// Another loss in which each output, a label or a number, counts as much as it weighs: the loss of
/// an example is Σ w ℓ / Σ w over its outputs.
///
/// An output of weight 0 has gradient 0, whatever it is.
///
/// @param loss ℓ of each output
/// @param weights w, one an output
public record OutputWeighted(Outputwise loss, List<Double> weights) implements Loss {
  /// Checks the weights.
  public OutputWeighted {
    weights = List.copyOf(weights);
    ClassWeighted.checkWeights("output", weights);
  }

  @Override
  public double weight(float[] targets, int at, int columns) {
    return loss.weight(targets, at, columns);
  }

  @Override
  public double value(float[] outputs, float[] targets, int at, int columns) {
    double all = all(columns);
    double sum = 0;
    for (int k = 0; k < columns; k++) {
      double weight = weights.get(k);
      sum += weight == 0 ? 0 : weight * loss.value(outputs[at + k], targets[at + k]);
    }
    return sum / all;
  }

  @Override
  public double gradient(
      float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
    double example = weight(targets, at, columns);
    if (example == 0) {
      Arrays.fill(gradient, at, at + columns, 0);
      return 0;
    }
    double all = all(columns);
    for (int k = 0; k < columns; k++) {
      double weight = example * weights.get(k);
      gradient[at + k] =
          weight == 0
              ? 0
              : (float) (weight * loss.slope(outputs[at + k], targets[at + k]) / (total * all));
    }
    return value(outputs, targets, at, columns);
  }

  @Override
  public Activation output() {
    return loss.output();
  }

  /// Σ w, which suits only as many outputs as there are weights.
  private double all(int columns) {
    if (weights.size() != columns) {
      throw new InvalidInputException(
          "there are %d output weights and %d outputs; give one weight an output."
              .formatted(weights.size(), columns));
    }
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    return all;
  }
}
