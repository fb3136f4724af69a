package org.hillock.network;

import java.util.Objects;

/// y = x + P, where `P[t][2i] = sin(t / 10000^(2i / width))` and `P[t][2i + 1]` is the cosine of
/// the same: what tells steps apart for a layer, such as attention, to which their order is
/// nothing.
///
/// Steps after a row's length give 0.
///
/// Source: Vaswani et al., "Attention is all you need", 2017.
public final class SinusoidalPositions implements Layer {
  private static final double LONGEST = 10000;

  private final int steps;
  private final int width;
  private final float[] table;

  /// On sequences of so many steps at most, of so many numbers each.
  public SinusoidalPositions(int steps, int width) {
    this.steps = steps;
    this.width = width;
    table = new float[Shape.of(steps, width).numbers()];
    for (int j = 0; j < width; j++) {
      double wave = StrictMath.pow(LONGEST, -(double) (j - j % 2) / width);
      for (int t = 0; t < steps; t++) {
        double angle = t * wave;
        double value = j % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle);
        table[t * width + j] = (float) value;
      }
    }
  }

  @Override
  public String label() {
    return "sinusoidal positions";
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
  public double gain(double incoming) {
    return incoming;
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    Positions.add(pass, table, 0, steps, width, first, rows);
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    Positions.backward(pass, steps, width, first, rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SinusoidalPositions same && same.steps == steps && same.width == width;
  }

  @Override
  public int hashCode() {
    return Objects.hash(steps, width);
  }

  /// All that it is, by which a checkpoint knows its training.
  @Override
  public String toString() {
    return "SinusoidalPositions[steps=%d, width=%d]".formatted(steps, width);
  }
}
