package org.hillock.network;

/// A layer that, while it learns, replaces some of the numbers by one that does not depend on them,
/// and multiplies the others. Which ones is a function of seed, epoch, batch, layer and place in
/// the batch, so it depends on no number of threads, and is the same in a training that goes on
/// from a checkpoint.
///
/// What a number was multiplied by is kept for its gradient, and 0 for those that are lost.
sealed interface Noise extends Layer permits Dropout, AlphaDropout, StochasticZeroIdentity {
  /// What comes in and goes out.
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
    return shape().numbers();
  }

  @Override
  default Shape outputShape() {
    return shape();
  }

  @Override
  default int kept() {
    return inputs();
  }

  @Override
  default double gain(double incoming) {
    return incoming;
  }

  /// Lost numbers have no gradient, even if that of y is infinite.
  @Override
  default void backward(Pass pass, int first, int rows) {
    float[] dy = pass.dy();
    float[] dx = pass.dx();
    float[] factors = pass.kept();
    if (dx.length > 0) {
      for (int i = first * inputs(); i < (first + rows) * inputs(); i++) {
        dx[i] = factors[i] == 0 ? 0 : dy[i] * factors[i];
      }
    }
  }
}
