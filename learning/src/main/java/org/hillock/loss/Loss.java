package org.hillock.loss;

import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;
import org.hillock.data.Task;

/// What training makes small. It takes raw outputs (logits), so that the output activation and the
/// loss are fused and nothing saturates; sums are kept in double, in row order.
public sealed interface Loss permits SquaredError, BinaryCrossEntropy, SoftmaxCrossEntropy {
  /// The loss for a task: squared error, binary cross-entropy (also for labels), or softmax
  /// cross-entropy.
  static Loss of(Task task) {
    return switch (task) {
      case REGRESSION -> new SquaredError();
      case BINARY, MULTILABEL -> new BinaryCrossEntropy();
      case MULTICLASS -> new SoftmaxCrossEntropy();
    };
  }

  /// The mean loss.
  ///
  /// @param outputs raw, rows × columns
  /// @param targets rows × columns
  double value(float[] outputs, float[] targets, int rows, int columns);

  /// ∂loss/∂outputs of the mean loss, overwritten.
  ///
  /// @param gradient rows × columns
  void gradient(float[] outputs, float[] targets, int rows, int columns, float[] gradient);

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
