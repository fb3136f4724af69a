package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;
import org.hillock.data.Task;

/// What training makes small: a number for each example, of which training takes the mean. It takes
/// raw outputs (logits), so that the output activation and the loss are fused and nothing
/// saturates.
///
/// Anyone can write one. Its methods are called for each example, on several threads at once.
public interface Loss {
  /// The loss for a task: squared error, binary cross-entropy (also for labels), or softmax
  /// cross-entropy.
  static Loss of(Task task) {
    return switch (task) {
      case REGRESSION -> new SquaredError();
      case BINARY, MULTILABEL -> new BinaryCrossEntropy();
      case MULTICLASS -> new SoftmaxCrossEntropy();
    };
  }

  /// How much an example counts in the mean, at least 0.
  ///
  /// @param targets the example's are those from `at` to `at + columns - 1`
  default double weight(float[] targets, int at, int columns) {
    return 1;
  }

  /// The loss of one example, without its weight.
  ///
  /// @param outputs raw; the example's are those from `at` to `at + columns - 1`
  /// @param targets at the same places
  double value(float[] outputs, float[] targets, int at, int columns);

  /// ∂/∂outputs of weight × loss / total for one example, overwritten at the example's places. It
  /// is 0 for an example of weight 0, even if an output is infinite or NaN.
  ///
  /// @param total the weights of all examples of the mean together
  /// @return the loss of the example, as [#value] gives it; 0 if its weight is 0
  double gradient(
      float[] outputs, float[] targets, int at, int columns, double total, float[] gradient);

  /// Weight × loss of one example; 0 if it does not count, whatever its outputs are.
  default double weighted(float[] outputs, float[] targets, int at, int columns) {
    double weight = weight(targets, at, columns);
    return weight == 0 ? 0 : weight * value(outputs, targets, at, columns);
  }

  /// The weights of all examples together, summed in their order.
  default double weights(float[] targets, int rows, int columns) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += weight(targets, row * columns, columns);
    }
    return sum;
  }

  /// The mean loss over the examples, summed in double and in their order; NaN if none counts.
  ///
  /// @param outputs raw, rows × columns
  /// @param targets rows × columns
  default double mean(float[] outputs, float[] targets, int rows, int columns) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += weighted(outputs, targets, row * columns, columns);
    }
    return sum / weights(targets, rows, columns);
  }

  /// ∂/∂outputs of [#mean], overwritten.
  ///
  /// @param gradient rows × columns
  default void gradients(
      float[] outputs, float[] targets, int rows, int columns, float[] gradient) {
    double total = weights(targets, rows, columns);
    for (int row = 0; row < rows; row++) {
      gradient(outputs, targets, row * columns, columns, total, gradient);
    }
  }

  /// The activation that turns raw outputs into predictions.
  Activation output();

  /// Predictions from raw outputs: values, or probabilities.
  default float[] predictions(float[] outputs, int rows, int columns) {
    float[] predictions = new float[rows * columns];
    switch (output()) {
      case Elementwise f -> Loop.of(f).forward(outputs, 0, predictions, 0, rows * columns);
      case Rowwise f -> {
        for (int row = 0; row < rows; row++) {
          f.forward(outputs, row * columns, predictions, row * columns, columns);
        }
      }
      case Learned f -> throw new IllegalStateException(f.name() + " is no output activation");
    }
    return predictions;
  }
}
