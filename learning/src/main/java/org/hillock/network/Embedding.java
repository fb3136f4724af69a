package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// `y[t] = E[x[t]]`: each step is a whole number, 0 or more, which says what row of a table E
/// stands for it. Parameters: E, `vocabulary × width`, which starts normal with standard deviation
/// 1.
///
/// Steps after a row's length give 0. Numbers have no slope, so ∂loss by the inputs is 0.
///
/// @param steps of a sequence, at most
/// @param vocabulary how many numbers there are, from 0
/// @param width numbers that stand for one
public record Embedding(int steps, int vocabulary, int width) implements Layer {
  /// 512 MiB of floats; training holds four times that.
  private static final int MOST_PARAMETERS = 1 << 27;

  private static final int GRAIN = 32;

  /// Checks the sizes.
  ///
  /// @throws InvalidInputException if one is below 1, or they are too many numbers together
  public Embedding {
    if (steps < 1 || vocabulary < 1 || width < 1) {
      throw new InvalidInputException(
          "an embedding of %d steps, of %d words by %d numbers each, cannot be; give at least 1 of each."
              .formatted(steps, vocabulary, width));
    }
    if ((long) vocabulary * width > MOST_PARAMETERS) {
      throw new InvalidInputException(
          "an embedding of %d words by %d numbers has %d parameters, more than the %d that one layer can have; make it narrower."
              .formatted(vocabulary, width, (long) vocabulary * width, MOST_PARAMETERS));
    }
  }

  /// For sequences of one number a step.
  ///
  /// @throws InvalidInputException if the steps have more
  static Embedding on(Shape shape, int vocabulary, int width) {
    if (shape.sizes().size() > 2 || (shape.sizes().size() == 2 && shape.last() != 1)) {
      throw new InvalidInputException(
          "an embedding takes one whole number a step, not %s; put it first, on inputs(steps)."
              .formatted(shape));
    }
    return new Embedding(shape.sizes().getFirst(), vocabulary, width);
  }

  @Override
  public String label() {
    return "embedding, %d words".formatted(vocabulary);
  }

  @Override
  public int inputs() {
    return steps;
  }

  @Override
  public int outputs() {
    return steps * width;
  }

  @Override
  public Shape outputShape() {
    return Shape.of(steps, width);
  }

  @Override
  public int parameters() {
    return vocabulary * width;
  }

  @Override
  public int weights() {
    return vocabulary * width;
  }

  /// Whole rows of the table.
  @Override
  public int grain() {
    return (int) Math.min(parameters(), (long) GRAIN * width);
  }

  @Override
  public long operations() {
    return outputs();
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    for (int i = 0; i < parameters(); i++) {
      parameters[from + i] = (float) draws.normal(i);
    }
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    for (int row = first; row < first + rows; row++) {
      int own = pass.lengths()[row];
      for (int t = 0; t < own; t++) {
        int word = word(pass.x()[row * steps + t], row, t);
        int to = (row * steps + t) * width;
        System.arraycopy(pass.parameters(), pass.from() + word * width, pass.y(), to, width);
      }
      Arrays.fill(pass.y(), (row * steps + own) * width, (row + 1) * steps * width, 0);
    }
  }

  /// @throws IllegalArgumentException if it stands for no row of the table
  private int word(float x, int row, int step) {
    int word = (int) x;
    if (word != x || word < 0 || word >= vocabulary) {
      throw new IllegalArgumentException(
          "%s, at step %d of row %d of the batch, has no place in an embedding of %d words; give whole numbers from 0 to %d."
              .formatted(x, step, row, vocabulary, vocabulary - 1));
    }
    return word;
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    if (pass.dx().length > 0) {
      Arrays.fill(pass.dx(), first * steps, (first + rows) * steps, 0);
    }
  }

  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    int firstWord = begin / width;
    int endWord = end / width;
    for (int row = 0; row < rows; row++) {
      for (int at = row * steps; at < row * steps + pass.lengths()[row]; at++) {
        int word = (int) pass.x()[at];
        if (word >= firstWord && word < endWord) {
          add(pass.dy(), at * width, pass.gradients(), pass.from() + word * width, width);
        }
      }
    }
  }

  private static void add(float[] x, int from, float[] sum, int to, int n) {
    for (int j = 0; j < n; j++) {
      sum[to + j] += x[from + j];
    }
  }
}
