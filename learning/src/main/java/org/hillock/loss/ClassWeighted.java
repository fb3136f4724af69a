package org.hillock.loss;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;

/// Another loss in which each example counts as much as its class weighs: the mean is Σ w ℓ / Σ w,
/// as in PyTorch's weighted CrossEntropyLoss. An example shared by several classes weighs Σ t w.
///
/// Its smoothing, if any, belongs to ℓ and does not change w.
///
/// @param loss ℓ; of one output for two classes, or of one output a class
/// @param weights w, one a class in the order of the outputs; for one output those of 0 and of 1
public record ClassWeighted(Loss loss, List<Double> weights) implements Loss {
  /// Checks the weights.
  public ClassWeighted {
    weights = List.copyOf(weights);
    checkWeights("class", weights);
    if (weights.size() < 2) {
      throw new InvalidInputException(
          "there is one class weight; give one for each of at least 2 classes.");
    }
  }

  @Override
  public double weight(float[] targets, int at, int columns) {
    return own(targets, at, columns) * loss.weight(targets, at, columns);
  }

  @Override
  public double value(float[] outputs, float[] targets, int at, int columns) {
    return loss.value(outputs, targets, at, columns);
  }

  @Override
  public double gradient(
      float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
    double own = own(targets, at, columns);
    if (own == 0) {
      Arrays.fill(gradient, at, at + columns, 0);
      return 0;
    }
    return loss.gradient(outputs, targets, at, columns, total / own, gradient);
  }

  @Override
  public Activation output() {
    return loss.output();
  }

  private double own(float[] targets, int at, int columns) {
    if (weights.size() != Math.max(2, columns)) {
      throw new InvalidInputException(
          "there are %d class weights and %d outputs; give one weight a class, which are 2 for one output."
              .formatted(weights.size(), columns));
    }
    if (columns == 1) {
      return (1.0 - targets[at]) * weights.get(0) + targets[at] * weights.get(1);
    }
    double sum = 0;
    for (int k = 0; k < columns; k++) {
      sum += targets[at + k] == 0 ? 0 : targets[at + k] * weights.get(k);
    }
    return sum;
  }

  static void checkWeights(String kind, List<Double> weights) {
    for (double weight : weights) {
      if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
        throw new InvalidInputException(
            "the %s weight %s cannot be used; weights have to be finite numbers of at least 0."
                .formatted(kind, weight));
      }
    }
    if (weights.stream().allMatch(weight -> weight == 0)) {
      throw new InvalidInputException(
          "no %s weight is above 0, so nothing would be learned; give one that is."
              .formatted(kind));
    }
  }
}
