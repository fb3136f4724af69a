package org.hillock.network;

/// [SelfAttention] in double, as one reads it in the formula, one example at a time; and its slopes
/// by differences.
///
/// @param parameters of the layer
record AttentionDefinition(SelfAttention layer, double[] parameters) {
  private static final double H = 1e-5;

  /// What the first n steps of x give.
  double[] outputs(double[] x, int n) {
    int inner = layer.heads() * layer.headWidth();
    double[][] qkv = new double[n][];
    for (int t = 0; t < n; t++) {
      qkv[t] = affine(x, t * layer.width(), layer.width(), 3 * inner, 0, layer.weights());
    }
    int second = 3 * inner * layer.width();
    double[] y = new double[n * layer.width()];
    for (int t = 0; t < n; t++) {
      double[] context = new double[inner];
      for (int head = 0; head < layer.heads(); head++) {
        attend(qkv, t, head * layer.headWidth(), inner, context);
      }
      int bias = layer.weights() + 3 * inner;
      double[] step = affine(context, 0, inner, layer.width(), second, bias);
      System.arraycopy(step, 0, y, t * layer.width(), layer.width());
    }
    return y;
  }

  private double[] affine(double[] x, int from, int inputs, int outputs, int weights, int bias) {
    double[] y = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      y[j] = parameters[bias + j];
      for (int i = 0; i < inputs; i++) {
        y[j] += x[from + i] * parameters[weights + i * outputs + j];
      }
    }
    return y;
  }

  private void attend(double[][] qkv, int t, int from, int inner, double[] context) {
    int seen = layer.causal() ? t + 1 : qkv.length;
    double[] weights = new double[seen];
    double sum = 0;
    for (int other = 0; other < seen; other++) {
      double score = 0;
      for (int i = from; i < from + layer.headWidth(); i++) {
        score += qkv[t][i] * qkv[other][inner + i];
      }
      weights[other] = StrictMath.exp(score / Math.sqrt(layer.headWidth()));
      sum += weights[other];
    }
    for (int other = 0; other < seen; other++) {
      for (int i = from; i < from + layer.headWidth(); i++) {
        context[i] += weights[other] / sum * qkv[other][2 * inner + i];
      }
    }
  }

  /// ∑ y dy over the first n steps.
  private double loss(double[] x, int n, float[] dy, int from) {
    double[] y = outputs(x, n);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += y[i] * dy[from + i];
    }
    return sum;
  }

  /// ∂loss by element i of x.
  double byInput(double[] x, int n, float[] dy, int from, int i) {
    return difference(x, i, x, n, dy, from);
  }

  /// ∂loss by parameter i.
  double byParameter(double[] x, int n, float[] dy, int from, int i) {
    return difference(parameters, i, x, n, dy, from);
  }

  private double difference(double[] moved, int i, double[] x, int n, float[] dy, int from) {
    double middle = moved[i];
    moved[i] = middle + H;
    double up = loss(x, n, dy, from);
    moved[i] = middle - H;
    double down = loss(x, n, dy, from);
    moved[i] = middle;
    return (up - down) / (2 * H);
  }
}
