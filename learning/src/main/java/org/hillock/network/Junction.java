package org.hillock.network;

/// Where branches of a network begin and end. A network is a list of layers all the same: what
/// comes in at a [Fork] goes into the first branch; [Recall], after the end of that one, gives it
/// once more to the second branch; and [Add] or [Concatenate] joins the ends of both. Each says by
/// how many layers it is away from the other, so blocks with branches can stand anywhere.
///
/// A fork, a recall and the gradients of an addition cost nothing: [Network] makes the arrays of
/// both sides one.
public sealed interface Junction extends Layer {
  /// What comes in, and goes out, of a layer that only passes it on.
  Shape shape();

  @Override
  default int inputs() {
    return shape().numbers();
  }

  @Override
  default Shape inputShape() {
    return shape();
  }

  @Override
  default int outputs() {
    return outputShape().numbers();
  }

  @Override
  default Shape outputShape() {
    return shape();
  }

  @Override
  default long operations() {
    return 0;
  }

  @Override
  default double gain(double incoming) {
    return incoming;
  }

  @Override
  default void forward(Pass pass, int first, int rows) {}

  @Override
  default void backward(Pass pass, int first, int rows) {}

  /// The beginning of two branches. Its gradient is the sum of theirs.
  ///
  /// @param ahead how many layers later its recall is
  record Fork(Shape shape, int ahead) implements Junction {
    @Override
    public void backward(Pass pass, int first, int rows) {
      if (pass.dx().length > 0) {
        int from = first * inputs();
        sum(pass.dy(), pass.otherGradient(), pass.dx(), from, from + rows * inputs());
      }
    }
  }

  /// What came into the fork, once more.
  ///
  /// @param back how many layers before it the fork is
  record Recall(Shape shape, int back) implements Junction {}

  /// The sum of two branches of the same shape.
  ///
  /// @param back how many layers before it the last layer of the other branch is
  record Add(Shape shape, int back) implements Junction {
    @Override
    public long operations() {
      return outputs();
    }

    @Override
    public void forward(Pass pass, int first, int rows) {
      int from = first * inputs();
      sum(pass.x(), pass.other(), pass.y(), from, from + rows * inputs());
    }
  }

  /// Two branches side by side, at each step or position the numbers of the first and then those of
  /// the second.
  ///
  /// @param shape of the second branch, which comes in
  /// @param otherShape of the first branch; only its last size may differ
  /// @param back how many layers before it the last layer of the first branch is
  record Concatenate(Shape shape, Shape otherShape, int back) implements Junction {
    /// Checks the shapes.
    ///
    /// @throws IllegalArgumentException if they do not fit
    public Concatenate {
      if (!shape.outer().equals(otherShape.outer())) {
        throw new IllegalArgumentException(
            "branches that give %s and %s cannot stand side by side; only their last sizes may differ."
                .formatted(otherShape, shape));
      }
    }

    @Override
    public Shape outputShape() {
      return shape.withLast(shape.last() + otherShape.last());
    }

    @Override
    public double gain(double incoming) {
      return 1;
    }

    @Override
    public void forward(Pass pass, int first, int rows) {
      int own = shape.last();
      int others = otherShape.last();
      int positions = shape.numbers() / own;
      for (int at = first * positions; at < (first + rows) * positions; at++) {
        int to = at * (own + others);
        System.arraycopy(pass.other(), at * others, pass.y(), to, others);
        System.arraycopy(pass.x(), at * own, pass.y(), to + others, own);
      }
    }

    @Override
    public void backward(Pass pass, int first, int rows) {
      int own = shape.last();
      int others = otherShape.last();
      int positions = shape.numbers() / own;
      for (int at = first * positions; at < (first + rows) * positions; at++) {
        int from = at * (own + others);
        System.arraycopy(pass.dy(), from, pass.otherGradient(), at * others, others);
        System.arraycopy(pass.dy(), from + others, pass.dx(), at * own, own);
      }
    }
  }

  private static void sum(float[] a, float[] b, float[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] = a[i] + b[i];
    }
  }
}
