package org.hillock.network;

import java.util.Arrays;

/// What a [BatchNormalization] has to know of a batch, for each channel a few doubles, as
/// [FloatPair]s. Threads share out the channels, and each goes through all positions in their
/// order.
final class ChannelStatistics {
  /// μ.
  static final int MEAN = 0;

  /// 1 / √(σ² + ε).
  static final int INVERSE = 2;

  /// The mean of ∂loss by y.
  static final int GRADIENT = 4;

  /// The mean of ∂loss by y times what has been normalized.
  static final int PRODUCT = 6;

  /// How many floats for each channel; those above are the first of a pair.
  static final int PLANES = 8;

  private ChannelStatistics() {}

  /// How many numbers of each channel the batch has.
  static long count(Shape shape, int[] lengths, int rows) {
    long numbers = 0;
    for (int row = 0; row < rows; row++) {
      numbers += shape.own(lengths, row);
    }
    return numbers / shape.last();
  }

  /// Gathers mean and, until it is inverted, variance.
  static void moments(Shape shape, Pass pass, int rows, int begin, int end) {
    float[] s = pass.statistics();
    int channels = shape.last();
    long count = count(shape, pass.lengths(), rows);
    clear(s, MEAN, begin, end, channels);
    for (int row = 0; row < rows; row++) {
      int from = row * shape.numbers();
      int to = from + shape.own(pass.lengths(), row);
      for (int at = from; at < to; at += channels) {
        addValues(pass.x(), at, s, begin, end, channels);
      }
    }
    divide(s, MEAN, begin, end, channels, count);
    clear(s, INVERSE, begin, end, channels);
    for (int row = 0; row < rows; row++) {
      int from = row * shape.numbers();
      int to = from + shape.own(pass.lengths(), row);
      for (int at = from; at < to; at += channels) {
        addSquares(pass.x(), at, s, begin, end, channels);
      }
    }
    divide(s, INVERSE, begin, end, channels, count);
  }

  private static void clear(float[] s, int plane, int begin, int end, int channels) {
    Arrays.fill(s, plane * channels + begin, plane * channels + end, 0);
    Arrays.fill(s, (plane + 1) * channels + begin, (plane + 1) * channels + end, 0);
  }

  private static void addValues(float[] x, int at, float[] s, int begin, int end, int channels) {
    for (int c = begin; c < end; c++) {
      FloatPair.add(s, c, channels, x[at + c]);
    }
  }

  private static void addSquares(float[] x, int at, float[] s, int begin, int end, int channels) {
    int squares = INVERSE * channels;
    for (int c = begin; c < end; c++) {
      double off = x[at + c] - FloatPair.value(s, c, channels);
      FloatPair.add(s, squares + c, channels, off * off);
    }
  }

  private static void divide(float[] s, int plane, int begin, int end, int channels, long count) {
    for (int c = plane * channels + begin; c < plane * channels + end; c++) {
      FloatPair.write(s, c, channels, FloatPair.value(s, c, channels) / Math.max(1, count));
    }
  }

  /// Gathers what the gradients of a channel have in common.
  static void gradients(Shape shape, Pass pass, int rows, int begin, int end) {
    float[] s = pass.statistics();
    int channels = shape.last();
    clear(s, GRADIENT, begin, end, channels);
    clear(s, PRODUCT, begin, end, channels);
    for (int row = 0; row < rows; row++) {
      int from = row * shape.numbers();
      int to = from + shape.own(pass.lengths(), row);
      for (int at = from; at < to; at += channels) {
        addGradients(pass.x(), pass.dy(), at, s, begin, end, channels);
      }
    }
    long count = count(shape, pass.lengths(), rows);
    divide(s, GRADIENT, begin, end, channels, count);
    divide(s, PRODUCT, begin, end, channels, count);
  }

  private static void addGradients(
      float[] x, float[] dy, int at, float[] s, int begin, int end, int channels) {
    for (int c = begin; c < end; c++) {
      double d = dy[at + c];
      FloatPair.add(s, GRADIENT * channels + c, channels, d);
      FloatPair.add(s, PRODUCT * channels + c, channels, d * standard(x[at + c], s, c, channels));
    }
  }

  /// (x - μ) / √(σ² + ε).
  static double standard(float x, float[] s, int channel, int channels) {
    double off = x - FloatPair.value(s, channel, channels);
    return off * FloatPair.value(s, INVERSE * channels + channel, channels);
  }
}
