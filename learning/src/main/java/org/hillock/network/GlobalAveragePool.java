package org.hillock.network;

import java.util.Arrays;

/// The mean of each channel over all positions: the pixels of an image, the steps of a sequence.
/// Those beyond an example's length do not count.
///
/// @param shape what comes in; the last size stays
public record GlobalAveragePool(Shape shape) implements Layer {
  @Override
  public String label() {
    return "global average pool " + shape + " → " + shape.last();
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
    return shape.last();
  }

  @Override
  public int length(int incoming) {
    return outputs();
  }

  @Override
  public double gain(double incoming) {
    return incoming;
  }

  @Override
  public long operations() {
    return inputs();
  }

  @Override
  public void forward(Pass pass, int first, int rows) {
    float[] x = pass.x();
    float[] y = pass.y();
    int channels = outputs();
    for (int row = first; row < first + rows; row++) {
      int to = row * channels;
      int own = shape.own(pass.lengths(), row);
      Arrays.fill(y, to, to + channels, 0);
      for (int at = row * inputs(); at < row * inputs() + own; at += channels) {
        for (int c = 0; c < channels; c++) {
          y[to + c] += x[at + c];
        }
      }
      int positions = own / channels;
      for (int c = to; c < to + channels && own > 0; c++) {
        y[c] /= positions;
      }
    }
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    float[] dx = pass.dx();
    float[] dy = pass.dy();
    int channels = outputs();
    for (int row = first; row < first + rows && dx.length > 0; row++) {
      int from = row * channels;
      int own = shape.own(pass.lengths(), row);
      int end = row * inputs() + own;
      int positions = own / channels;
      for (int at = row * inputs(); at < end; at += channels) {
        for (int c = 0; c < channels; c++) {
          dx[at + c] = dy[from + c] / positions;
        }
      }
      Arrays.fill(dx, end, (row + 1) * inputs(), 0);
    }
  }
}
