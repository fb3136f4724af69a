package org.hillock.network;

import java.util.Arrays;
import org.hillock.activation.Activation;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.LearnedLoop;
import org.hillock.activation.Loop;
import org.hillock.activation.Moments;
import org.hillock.activation.Rowwise;
import org.hillock.numeric.Draws;

/// y = φ(x). A learned φ has one parameter per column.
///
/// @param activation φ
/// @param width numbers per example, at least 1
public record Activate(Activation activation, int width) implements Layer {
  /// Checks the width.
  public Activate {
    if (width < 1) {
      throw new IllegalArgumentException(
          "an activation layer takes at least 1 number, not %d; make its width at least 1."
              .formatted(width));
    }
  }

  @Override
  public String label() {
    String name = activation.name();
    return outputs() == width ? name : name + " " + width + " → " + outputs();
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
  public double gain() {
    return Moments.of(activation).gain();
  }

  @Override
  public long operations() {
    return outputs();
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    float[] x = pass.x();
    float[] y = pass.y();
    int from = first * width;
    switch (activation) {
      case Elementwise f -> {
        if (pass.slopes().length == 0) {
          Loop.of(f).forward(x, from, y, from, rows * width);
        } else {
          Loop.of(f).forwardWithSlopes(x, from, y, from, pass.slopes(), from, rows * width);
        }
      }
      case Learned f ->
          LearnedLoop.of(f).forward(x, pass.parameters(), pass.from(), y, first, rows, width);
      case Rowwise f -> {
        int outputs = outputs();
        for (int row = first; row < first + rows; row++) {
          f.forward(x, row * width, y, row * outputs, width);
        }
      }
    }
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    float[] x = pass.x();
    float[] dy = pass.dy();
    float[] dx = pass.dx();
    if (dx.length == 0) {
      return;
    }
    int from = first * width;
    switch (activation) {
      case Elementwise f -> {
        if (pass.slopes().length == 0) {
          Loop.of(f).backward(x, from, dy, from, dx, from, rows * width);
        } else {
          multiply(dy, pass.slopes(), dx, from, rows * width);
        }
      }
      case Learned f ->
          LearnedLoop.of(f)
              .inputGradients(x, pass.parameters(), pass.from(), dy, dx, first, rows, width);
      case Rowwise f -> {
        int outputs = outputs();
        for (int row = first; row < first + rows; row++) {
          int in = row * width;
          int out = row * outputs;
          f.backward(x, in, pass.y(), out, dy, out, dx, in, width);
        }
      }
    }
  }

  private static void multiply(float[] dy, float[] slopes, float[] dx, int from, int n) {
    for (int i = from; i < from + n; i++) {
      dx[i] = dy[i] * slopes[i];
    }
  }

  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    if (activation instanceof Learned f) {
      LearnedLoop.of(f)
          .parameterGradients(
              pass.x(), pass.parameters(), pass.from(), pass.dy(), pass.gradients(), rows, width);
    }
  }
}
