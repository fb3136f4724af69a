package org.hillock.network;

import java.util.Arrays;

/// The largest of each channel over all positions: the pixels of an image, the steps of a sequence.
/// Those beyond an example's length do not count. The gradient goes to the largest, and to the
/// first of several.
///
/// @param shape what comes in; the last size stays
public record GlobalMaxPool(Shape shape) implements Layer {
  @Override
  public String label() {
    return "global max pool " + shape + " → " + shape.last();
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

  /// Where each of the largest was, counted from 1; 0 if there was none.
  @Override
  public int kept() {
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
      int from = row * inputs();
      int own = shape.own(pass.lengths(), row);
      for (int c = 0; c < channels; c++) {
        int best = largest(x, from, own, channels, c);
        y[row * channels + c] = best < 0 ? 0 : x[from + best];
        if (pass.kept().length > 0) {
          pass.kept()[row * channels + c] = Float.intBitsToFloat(best + 1);
        }
      }
    }
  }

  /// The place of a channel's largest number, -1 if there is none.
  private static int largest(float[] x, int from, int own, int channels, int channel) {
    int best = own > 0 ? channel : -1;
    for (int at = channel; at < own; at += channels) {
      // What is not a number stays.
      if (x[from + at] > x[from + best] || Float.isNaN(x[from + at])) {
        best = at;
      }
    }
    return best;
  }

  @Override
  public void backward(Pass pass, int first, int rows) {
    float[] dx = pass.dx();
    int channels = outputs();
    for (int row = first; row < first + rows && dx.length > 0; row++) {
      int from = row * inputs();
      Arrays.fill(dx, from, from + inputs(), 0);
      for (int c = row * channels; c < (row + 1) * channels; c++) {
        int best = Float.floatToRawIntBits(pass.kept()[c]);
        if (best > 0) {
          dx[from + best - 1] = pass.dy()[c];
        }
      }
    }
  }
}
