package org.hillock.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// A convolution and its gradients by the definition, in double: for each output, each tap of the
/// kernel and each channel.
final class ConvolutionDefinition {
  private final Convolution layer;
  private final Sweep sweep;
  private final int in;
  private final int out;
  private final float[] parameters;
  private final float[] x;
  private final float[] dy;
  private final double[] y;
  private final double[] dx;
  private final double[] gradients;

  ConvolutionDefinition(Convolution layer, int rows, float[] parameters, float[] x, float[] dy) {
    this.layer = layer;
    this.sweep = layer.sweep();
    this.in = sweep.channels() / layer.groups();
    this.out = layer.channels() / layer.groups();
    this.parameters = parameters;
    this.x = x;
    this.dy = dy;
    y = new double[dy.length];
    dx = new double[x.length];
    gradients = new double[parameters.length];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < sweep.outHeight(); i++) {
        for (int j = 0; j < sweep.outWidth(); j++) {
          for (int o = 0; o < layer.channels(); o++) {
            output(row, i, j, o);
          }
        }
      }
    }
  }

  private void output(int row, int i, int j, int o) {
    int at = row * layer.outputs() + (i * sweep.outWidth() + j) * layer.channels() + o;
    int bias = layer.weights() + o;
    y[at] += parameters[bias];
    gradients[bias] += dy[at];
    for (int u = 0; u < sweep.vertical().kernel(); u++) {
      for (int v = 0; v < sweep.horizontal().kernel(); v++) {
        int down = place(sweep.vertical(), i, u, sweep.height());
        int right = place(sweep.horizontal(), j, v, sweep.width());
        boolean isInside =
            down >= 0 && down < sweep.height() && right >= 0 && right < sweep.width();
        for (int c = 0; c < in && isInside; c++) {
          int group = o / out;
          int from =
              row * layer.inputs()
                  + (down * sweep.width() + right) * sweep.channels()
                  + group * in
                  + c;
          int tap = (group * sweep.vertical().kernel() + u) * sweep.horizontal().kernel() + v;
          int w = (tap * in + c) * out + o % out;
          y[at] += (double) x[from] * parameters[w];
          dx[from] += (double) dy[at] * parameters[w];
          gradients[w] += (double) dy[at] * x[from];
        }
      }
    }
  }

  private static int place(Axis axis, int output, int tap, int size) {
    return output * axis.stride() + tap * axis.dilation() - axis.before(size);
  }

  void assertClose(Pass pass) {
    assertClose("y", y, pass.y());
    assertClose("dx", dx, pass.dx());
    assertClose("gradients", gradients, pass.gradients());
  }

  private void assertClose(String what, double[] expected, float[] given) {
    for (int i = 0; i < expected.length; i++) {
      String place = what + " of " + layer + " at " + i;
      assertEquals(expected[i], given[i], 2e-5 * (10 + Math.abs(expected[i])), place);
    }
  }
}
