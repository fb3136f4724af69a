package org.hillock.network;

import static org.hillock.network.ChannelStatistics.GRADIENT;
import static org.hillock.network.ChannelStatistics.INVERSE;
import static org.hillock.network.ChannelStatistics.PLANES;
import static org.hillock.network.ChannelStatistics.PRODUCT;
import static org.hillock.network.ChannelStatistics.standard;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;

/// y = γ (x - μ) / √(σ² + ε) + β for each channel, a place along the last size. While it learns, μ
/// and σ² are the channel's mean and variance over the batch: all rows, and of each all steps or
/// pixels that are its own (what lies past its length becomes 0). In prediction they are running
/// averages of these, so each row is by itself.
///
/// Parameters: γ, which starts at 1, and β, at 0; then the running means, at 0, and variances, at
/// 1, which are not trained. Weight decay spares all of them.
///
/// Each batch moves the averages by `momentum` of the way: the mean to μ, the variance to σ² n / (n
/// - 1), which is free of bias, for n numbers. If n is 1, as for one example with one position, y
///   is β, no gradient reaches x, and the running variance stays: one number says nothing of it.
///
/// Sums are kept in 48 bits and the rest is computed in double; y is rounded once.
///
/// Source: Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing
/// internal covariate shift", 2015; the averages are those of PyTorch.
///
/// @param shape what comes in and goes out
/// @param momentum above 0, at most 1
/// @param epsilon ε, above 0
public record BatchNormalization(Shape shape, double momentum, double epsilon) implements Coupled {
  /// Checks the numbers.
  ///
  /// @throws InvalidInputException if they are out of range
  public BatchNormalization {
    if (!(momentum > 0 && momentum <= 1)) {
      throw new InvalidInputException(
          "batch normalization cannot have momentum %s; give the share of each batch in the running averages, above 0 and at most 1, such as 0.1."
              .formatted(momentum));
    }
    RowNormalization.checkEpsilon(epsilon);
  }

  @Override
  public String label() {
    return "batch normalization";
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
    return shape.numbers();
  }

  @Override
  public Shape outputShape() {
    return shape;
  }

  @Override
  public int parameters() {
    return 4 * shape.last();
  }

  @Override
  public int untrained() {
    return 2 * shape.last();
  }

  @Override
  public int statistics() {
    return PLANES * shape.last();
  }

  /// In prediction, means and inverse deviations.
  @Override
  public int work(int rows) {
    return GRADIENT * shape.last();
  }

  @Override
  public long operations() {
    return 4L * outputs();
  }

  @Override
  public void initialize(float[] parameters, int from, double gain, Draws draws) {
    int channels = shape.last();
    Arrays.fill(parameters, from, from + channels, 1);
    Arrays.fill(parameters, from + channels, from + 3 * channels, 0);
    Arrays.fill(parameters, from + 3 * channels, from + 4 * channels, 1);
  }

  @Override
  public void gather(Pass pass, int rows, int part, int parts) {
    int channels = shape.last();
    int begin = begin(part, parts);
    int end = begin(part + 1, parts);
    float[] s = pass.statistics();
    long count = ChannelStatistics.count(shape, pass.lengths(), rows);
    ChannelStatistics.moments(shape, pass, rows, begin, end);
    for (int c = begin; c < end; c++) {
      double variance = FloatPair.value(s, INVERSE * channels + c, channels);
      average(pass, c, FloatPair.value(s, c, channels), variance, count);
      FloatPair.write(s, INVERSE * channels + c, channels, 1 / Math.sqrt(variance + epsilon));
    }
  }

  private int begin(int part, int parts) {
    return (int) ((long) shape.last() * part / parts);
  }

  /// Moves the running averages of a channel.
  private void average(Pass pass, int channel, double mean, double variance, long count) {
    float[] p = pass.parameters();
    int means = pass.from() + 2 * shape.last() + channel;
    int variances = means + shape.last();
    if (count > 0) {
      p[means] = (float) ((1 - momentum) * p[means] + momentum * mean);
    }
    if (count > 1) {
      double unbiased = variance * count / (count - 1);
      p[variances] = (float) ((1 - momentum) * p[variances] + momentum * unbiased);
    }
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    float[] s = pass.statistics();
    if (!pass.batch().isLearning()) {
      s = pass.work();
      takeAverages(pass, s);
    }
    for (int row = first; row < first + rows; row++) {
      int from = row * inputs();
      int to = from + shape.own(pass.lengths(), row);
      for (int at = from; at < to; at += shape.last()) {
        normalize(pass, at, s);
      }
      Arrays.fill(pass.y(), to, from + inputs(), 0);
    }
  }

  private void takeAverages(Pass pass, float[] s) {
    int channels = shape.last();
    float[] p = pass.parameters();
    int means = pass.from() + 2 * channels;
    for (int c = 0; c < channels; c++) {
      FloatPair.write(s, c, channels, p[means + c]);
      double inverse = 1 / Math.sqrt(p[means + channels + c] + epsilon);
      FloatPair.write(s, INVERSE * channels + c, channels, inverse);
    }
  }

  private void normalize(Pass pass, int at, float[] s) {
    int channels = shape.last();
    float[] x = pass.x();
    float[] y = pass.y();
    float[] p = pass.parameters();
    int from = pass.from();
    for (int c = 0; c < channels; c++) {
      y[at + c] =
          (float) (p[from + c] * standard(x[at + c], s, c, channels) + p[from + channels + c]);
    }
  }

  @Override
  public void gatherBackward(Pass pass, int rows, int part, int parts) {
    ChannelStatistics.gradients(shape, pass, rows, begin(part, parts), begin(part + 1, parts));
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    if (pass.dx().length > 0) {
      for (int row = first; row < first + rows; row++) {
        int from = row * inputs();
        int to = from + shape.own(pass.lengths(), row);
        for (int at = from; at < to; at += shape.last()) {
          backward(pass, at);
        }
        Arrays.fill(pass.dx(), to, from + inputs(), 0);
      }
    }
  }

  /// γ / √(σ² + ε) times what is left of dy without the shares of μ and σ².
  private void backward(Pass pass, int at) {
    int channels = shape.last();
    float[] x = pass.x();
    float[] dy = pass.dy();
    float[] dx = pass.dx();
    float[] p = pass.parameters();
    float[] s = pass.statistics();
    int from = pass.from();
    for (int c = 0; c < channels; c++) {
      double left =
          dy[at + c]
              - FloatPair.value(s, GRADIENT * channels + c, channels)
              - standard(x[at + c], s, c, channels)
                  * FloatPair.value(s, PRODUCT * channels + c, channels);
      double inverse = FloatPair.value(s, INVERSE * channels + c, channels);
      dx[at + c] = (float) (p[from + c] * inverse * left);
    }
  }

  @Override
  public void gradients(Pass pass, int rows, int begin, int end) {
    int channels = shape.last();
    long count = ChannelStatistics.count(shape, pass.lengths(), rows);
    for (int i = begin; i < Math.min(end, 2 * channels); i++) {
      int sum = i < channels ? PRODUCT * channels + i : GRADIENT * channels + i - channels;
      pass.gradients()[pass.from() + i] +=
          (float) (count * FloatPair.value(pass.statistics(), sum, channels));
    }
  }
}
