package org.hillock.network;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Card.Cost;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.LearnedLoop;
import org.hillock.activation.Loop;
import org.hillock.activation.Moments;
import org.hillock.activation.Rowwise;
import org.hillock.numeric.Draws;

/// y = φ(x). Of an example with several sizes, a function of whole rows works along the last one,
/// and a learned function has one parameter for each place along it: one per channel, one per
/// feature of a step.
///
/// @param activation φ
/// @param shape what comes in
public record Activate(Activation activation, Shape shape) implements Layer {
  /// On so many numbers per example.
  public Activate(Activation activation, int width) {
    this(activation, Shape.of(width));
  }

  @Override
  public String label() {
    String name = activation.name();
    return outputs() == inputs() ? name : name + " " + inputs() + " → " + outputs();
  }

  @Override
  public int inputs() {
    return shape.numbers();
  }

  @Override
  public Shape inputShape() {
    return shape;
  }

  @Override
  public int outputs() {
    return outputShape().numbers();
  }

  @Override
  public Shape outputShape() {
    return activation instanceof Rowwise f ? shape.withLast(f.outputs(shape.last())) : shape;
  }

  @Override
  public List<Activation> activations() {
    return List.of(activation);
  }

  /// Value and slope share their exponential, so they are computed together; a slope without one is
  /// quicker computed than kept.
  @Override
  public int kept() {
    return activation instanceof Elementwise f
            && f.card().advice().cost().compareTo(Cost.EXPONENTIAL) >= 0
        ? inputs()
        : 0;
  }

  @Override
  public int wideWork(int rows) {
    return activation instanceof Rowwise f ? f.scratch(shape.last()) : 0;
  }

  @Override
  public int parameters() {
    return activation instanceof Learned ? shape.last() : 0;
  }

  @Override
  public int weights() {
    return 0;
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    if (activation instanceof Learned learned) {
      Arrays.fill(parameters, from, from + shape.last(), learned.initial());
    }
  }

  @Override
  public double gain(double incoming) {
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
    int width = shape.last();
    int inner = inputs() / width;
    int from = first * inner * width;
    switch (activation) {
      case Elementwise f -> {
        int n = rows * inner * width;
        if (pass.kept().length == 0) {
          Loop.of(f).forward(x, from, y, from, n);
        } else {
          Loop.of(f).forwardWithSlopes(x, from, y, from, pass.kept(), from, n);
        }
      }
      case Learned f ->
          LearnedLoop.of(f)
              .forward(x, pass.parameters(), pass.from(), y, first * inner, rows * inner, width);
      case Rowwise f -> {
        int outputs = f.outputs(width);
        for (int row = first * inner; row < (first + rows) * inner; row++) {
          f.forward(x, row * width, y, row * outputs, width, pass.wideWork());
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
    int width = shape.last();
    int inner = inputs() / width;
    int from = first * inner * width;
    switch (activation) {
      case Elementwise f -> {
        int n = rows * inner * width;
        if (pass.kept().length == 0) {
          Loop.of(f).backward(x, from, dy, from, dx, from, n);
        } else {
          multiply(dy, pass.kept(), dx, from, n);
        }
      }
      case Learned f ->
          LearnedLoop.of(f)
              .inputGradients(
                  x, pass.parameters(), pass.from(), dy, dx, first * inner, rows * inner, width);
      case Rowwise f -> {
        int outputs = f.outputs(width);
        for (int row = first * inner; row < (first + rows) * inner; row++) {
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
              pass.x(),
              pass.parameters(),
              pass.from(),
              pass.dy(),
              pass.gradients(),
              rows * (inputs() / shape.last()),
              shape.last());
    }
  }
}
