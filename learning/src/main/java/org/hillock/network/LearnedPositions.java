package org.hillock.network;

import org.hillock.numeric.Draws;

/// y = x + P, with a learned table P of one row for each step: what tells steps apart for a layer,
/// such as attention, to which their order is nothing. Parameters: P, which starts normal with
/// standard deviation 0.02.
///
/// Steps after a row's length give 0.
///
/// Source: Gehring et al., "Convolutional sequence to sequence learning", 2017.
///
/// @param steps of a sequence, at most
/// @param width numbers of a step
public record LearnedPositions(int steps, int width) implements Layer {
  private static final double DEVIATION = 0.02;

  /// Checks the sizes.
  public LearnedPositions {
    Shape.of(steps, width);
  }

  @Override
  public String label() {
    return "learned positions";
  }

  @Override
  public int inputs() {
    return steps * width;
  }

  @Override
  public Shape inputShape() {
    return Shape.of(steps, width);
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
    return steps * width;
  }

  @Override
  public int grain() {
    return width;
  }

  @Override
  public double gain(double incoming) {
    return incoming;
  }

  @Override
  public long operations() {
    return outputs();
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    for (int i = 0; i < parameters(); i++) {
      parameters[from + i] = (float) (DEVIATION * draws.normal(i));
    }
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    Positions.add(pass, pass.parameters(), pass.from(), steps, width, first, rows);
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    Positions.backward(pass, steps, width, first, rows);
  }

  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    for (int row = 0; row < rows; row++) {
      int own = Math.min(end, pass.lengths()[row] * width);
      for (int i = begin; i < own; i++) {
        pass.gradients()[pass.from() + i] += pass.dy()[row * outputs() + i];
      }
    }
  }
}
