package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.numeric.Matrix;
import org.hillock.numeric.MatrixMultiply;

/// y = x W + b: every output sees every input. Parameters: W row-major, inputs × outputs, then b.
///
/// W starts normal with standard deviation gain / √inputs, b at 0.
///
/// @param inputs numbers per example that come in, at least 1
/// @param outputs numbers per example that go out, at least 1
public record Dense(int inputs, int outputs) implements Layer {
  /// 512 MiB of floats; training holds four times that.
  private static final int MOST_PARAMETERS = 1 << 27;

  /// Checks the sizes.
  public Dense {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a dense layer needs at least one input and one output, not "
              + inputs
              + " and "
              + outputs);
    }
    if ((long) inputs * outputs + outputs > MOST_PARAMETERS) {
      throw new InvalidInputException(
          "a dense layer from %d to %d has %d parameters, more than the %d that one layer can have; make it narrower."
              .formatted(inputs, outputs, (long) inputs * outputs + outputs, MOST_PARAMETERS));
    }
  }

  @Override
  public int slopes() {
    return 0;
  }

  @Override
  public int parameters() {
    return inputs * outputs + outputs;
  }

  @Override
  public int weights() {
    return inputs * outputs;
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    double deviation = gain / Math.sqrt(inputs);
    for (int i = 0; i < inputs * outputs; i++) {
      parameters[from + i] = (float) (deviation * draws.normal(i));
    }
    Arrays.fill(parameters, from + inputs * outputs, from + parameters(), 0);
  }

  @Override
  public void forward(
      float[] parameters,
      int from,
      float[] x,
      float[] y,
      float[] slopes,
      int rows,
      MatrixMultiply multiply) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(parameters, from + inputs * outputs, y, row * outputs, outputs);
    }
    multiply.add(
        Matrix.of(x, 0, rows, inputs), weights(parameters, from), Matrix.of(y, 0, rows, outputs));
  }

  @Override
  public void backward(
      float[] parameters,
      int from,
      float[] x,
      float[] y,
      float[] slopes,
      float[] dy,
      float[] dx,
      float[] gradients,
      int rows,
      MatrixMultiply multiply) {
    Matrix upstream = Matrix.of(dy, 0, rows, outputs);
    multiply.add(Matrix.of(x, 0, rows, inputs).transposed(), upstream, weights(gradients, from));
    int bias = from + inputs * outputs;
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < outputs; j++) {
        gradients[bias + j] += dy[row * outputs + j];
      }
    }
    if (dx.length > 0) {
      Arrays.fill(dx, 0, rows * inputs, 0);
      multiply.add(
          upstream, weights(parameters, from).transposed(), Matrix.of(dx, 0, rows, inputs));
    }
  }

  private Matrix weights(float[] parameters, int from) {
    return Matrix.of(parameters, from, inputs, outputs);
  }
}
