package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// y = x W + b: every output sees every input. Parameters: W row-major, inputs × outputs, then b.
///
/// W starts normal with standard deviation gain / √inputs, b at 0.
///
/// @param inputs numbers per example that come in, at least 1
/// @param outputs numbers per example that go out, at least 1
public record Dense(int inputs, int outputs) implements Layer {
  /// 512 MiB of floats; training holds four times that.
  private static final int MOST_PARAMETERS = 1 << 27;

  private static final int GRAIN = 24;

  /// Rows of a batch whose share of the gradients is added at once; what they give then stays in
  /// the cache.
  private static final int BAND = 192;

  /// Checks the sizes.
  public Dense {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a dense layer takes and gives at least 1 number, not %d and %d; make both at least 1."
              .formatted(inputs, outputs));
    }
    if ((long) inputs * outputs + outputs > MOST_PARAMETERS) {
      throw new InvalidInputException(
          "a dense layer from %d to %d has %d parameters, more than the %d that one layer can have; make it narrower."
              .formatted(inputs, outputs, (long) inputs * outputs + outputs, MOST_PARAMETERS));
    }
  }

  @Override
  public String label() {
    return "dense " + inputs + " → " + outputs;
  }

  /// Each output is of the whole row.
  @Override
  public int length(int incoming) {
    return outputs;
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

  /// Each output is a sum over all inputs and weights.
  @Override
  public boolean showsInputs() {
    return true;
  }

  /// That of a bias is the sum over the rows.
  @Override
  public boolean showsGradients() {
    return true;
  }

  /// Whole rows of W, so many that tiles of any height divide them.
  @Override
  public int grain() {
    return GRAIN * outputs;
  }

  @Override
  public long operations() {
    return 2L * inputs * outputs;
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    pass.multiply()
        .left(pass.x(), first * inputs, inputs, 1)
        .right(pass.parameters(), pass.from(), outputs, 1)
        .fromRow(pass.parameters(), pass.from() + weights())
        .result(pass.y(), first * outputs, outputs)
        .run(rows, inputs, outputs);
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    if (pass.dx().length > 0) {
      pass.multiply()
          .left(pass.dy(), first * outputs, outputs, 1)
          .right(pass.parameters(), pass.from(), 1, outputs)
          .fromZero(inputs)
          .result(pass.dx(), first * inputs, inputs)
          .run(rows, outputs, inputs);
    }
  }

  /// The bias is one more row of W, whose input is always 1.
  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    int input = begin / outputs;
    int count = Math.min(end / outputs, inputs) - input;
    for (int row = 0; row < rows && count > 0; row += BAND) {
      pass.multiply()
          .left(pass.x(), row * inputs + input, 1, inputs)
          .right(pass.dy(), row * outputs, outputs, 1)
          .result(pass.gradients(), pass.from() + begin, outputs)
          .fromResult()
          .run(count, Math.min(BAND, rows - row), outputs);
    }
    if (end == parameters()) {
      int bias = pass.from() + weights();
      for (int row = 0; row < rows; row++) {
        add(pass.dy(), row * outputs, pass.gradients(), bias, outputs);
      }
    }
  }

  private static void add(float[] x, int from, float[] sum, int to, int n) {
    for (int j = 0; j < n; j++) {
      sum[to + j] += x[from + j];
    }
  }
}
