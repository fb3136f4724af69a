package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.Activation;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.LearnedLoop;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;
import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

/// y = φ(x). A learned φ has one parameter per column.
///
/// @param activation φ
/// @param width numbers per example, at least 1
public record Activate(Activation activation, int width) implements Layer {
  /// Checks the width.
  public Activate {
    if (width < 1) {
      throw new IllegalArgumentException(
          "an activation layer needs at least one number per example, not " + width);
    }
  }

  @Override
  public int inputs() {
    return width;
  }

  @Override
  public int outputs() {
    return activation instanceof Rowwise f ? f.outputs(width) : width;
  }

  /// Value and slope share their exponential, so they are computed together; a slope without one is
  /// quicker computed than kept.
  @Override
  public int slopes() {
    return activation instanceof Elementwise f
            && f.card().advice().cost().compareTo(Cost.EXPONENTIAL) >= 0
        ? width
        : 0;
  }

  @Override
  public int parameters() {
    return activation instanceof Learned ? width : 0;
  }

  @Override
  public int weights() {
    return 0;
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    if (activation instanceof Learned learned) {
      Arrays.fill(parameters, from, from + width, learned.initial());
    }
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
    switch (activation) {
      case Elementwise f -> {
        if (slopes.length == 0) {
          Loop.of(f).forward(x, 0, y, 0, rows * width);
        } else {
          Loop.of(f).forwardWithSlopes(x, 0, y, 0, slopes, 0, rows * width);
        }
      }
      case Learned f -> LearnedLoop.of(f).forward(x, parameters, from, y, rows, width);
      case Rowwise f -> {
        int outputs = outputs();
        for (int row = 0; row < rows; row++) {
          f.forward(x, row * width, y, row * outputs, width);
        }
      }
    }
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
    if (dx.length == 0 && parameters() == 0) {
      return;
    }
    float[] wanted = dx.length == 0 ? new float[rows * width] : dx;
    switch (activation) {
      case Elementwise f -> {
        if (slopes.length == 0) {
          Loop.of(f).backward(x, 0, dy, 0, wanted, 0, rows * width);
        } else {
          for (int i = 0; i < rows * width; i++) {
            wanted[i] = dy[i] * slopes[i];
          }
        }
      }
      case Learned f ->
          LearnedLoop.of(f).backward(x, parameters, from, dy, wanted, gradients, rows, width);
      case Rowwise f -> {
        int outputs = outputs();
        for (int row = 0; row < rows; row++) {
          int in = row * width;
          int out = row * outputs;
          f.backward(x, in, y, out, dy, out, wanted, in, width);
        }
      }
    }
  }
}
