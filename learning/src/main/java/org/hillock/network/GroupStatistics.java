package org.hillock.network;

/// A [RowNormalization] of one group of numbers. Means are sums of four chains, since one would
/// wait for each addition.
final class GroupStatistics {
  private GroupStatistics() {}

  static void forward(RowNormalization layer, Pass pass, int row, int group, int own) {
    float[] x = pass.x();
    int from = row * layer.inputs() + layer.start(group);
    int blocks = layer.blocks(own);
    int width = layer.width(own);
    int apart = layer.shape().last();
    double count = (double) blocks * width;
    double sum = 0;
    for (int block = 0; block < blocks; block++) {
      sum += sum(x, from + block * apart, width);
    }
    double mean = sum / count;
    double squares = 0;
    for (int block = 0; block < blocks; block++) {
      squares += squares(x, from + block * apart, width, mean);
    }
    double inverse = 1 / Math.sqrt(squares / count + layer.epsilon());
    int scale = pass.from() + layer.scale(group);
    int shift = scale + layer.parameters() / 2;
    for (int block = 0; block < blocks; block++) {
      normalize(pass, from + block * apart, width, mean, inverse, scale, shift);
    }
    if (pass.kept().length > 0) {
      int kept = row * layer.kept() + 3 * group;
      FloatPair.write(pass.kept(), kept, 1, mean);
      pass.kept()[kept + 2] = (float) inverse;
    }
  }

  private static double sum(float[] x, int from, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i <= from + n - 4; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < from + n; i++) {
      a += x[i];
    }
    return (a + b) + (c + d);
  }

  private static double squares(float[] x, int from, int n, double mean) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i <= from + n - 4; i += 4) {
      a += (x[i] - mean) * (x[i] - mean);
      b += (x[i + 1] - mean) * (x[i + 1] - mean);
      c += (x[i + 2] - mean) * (x[i + 2] - mean);
      d += (x[i + 3] - mean) * (x[i + 3] - mean);
    }
    for (; i < from + n; i++) {
      a += (x[i] - mean) * (x[i] - mean);
    }
    return (a + b) + (c + d);
  }

  private static void normalize(
      Pass pass, int from, int n, double mean, double inverse, int scale, int shift) {
    float[] x = pass.x();
    float[] y = pass.y();
    float[] p = pass.parameters();
    for (int i = 0; i < n; i++) {
      y[from + i] = (float) (p[scale + i] * ((x[from + i] - mean) * inverse) + p[shift + i]);
    }
  }

  /// 1 / √(σ² + ε) times what is left of g = γ dy without the shares of μ and σ².
  static void backward(RowNormalization layer, Pass pass, int row, int group, int own) {
    int from = row * layer.inputs() + layer.start(group);
    int blocks = layer.blocks(own);
    int width = layer.width(own);
    int apart = layer.shape().last();
    int kept = row * layer.kept() + 3 * group;
    double mean = FloatPair.value(pass.kept(), kept, 1);
    double inverse = pass.kept()[kept + 2];
    int scale = pass.from() + layer.scale(group);
    double gradient = 0;
    double product = 0;
    for (int block = 0; block < blocks; block++) {
      int at = from + block * apart;
      scaleGradients(pass, at, width, scale);
      gradient += sum(pass.dx(), at, width);
      product += products(pass.x(), pass.dx(), at, width, mean);
    }
    double count = (double) blocks * width;
    double share = product / count * inverse * inverse;
    for (int block = 0; block < blocks; block++) {
      int at = from + block * apart;
      subtractShares(pass, at, width, mean, inverse, gradient / count, share);
    }
  }

  /// g, for the time being where dx will be.
  private static void scaleGradients(Pass pass, int from, int n, int scale) {
    float[] dy = pass.dy();
    float[] dx = pass.dx();
    float[] p = pass.parameters();
    for (int i = 0; i < n; i++) {
      dx[from + i] = p[scale + i] * dy[from + i];
    }
  }

  private static double products(float[] x, float[] g, int from, int n, double mean) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i <= from + n - 4; i += 4) {
      a += g[i] * (x[i] - mean);
      b += g[i + 1] * (x[i + 1] - mean);
      c += g[i + 2] * (x[i + 2] - mean);
      d += g[i + 3] * (x[i + 3] - mean);
    }
    for (; i < from + n; i++) {
      a += g[i] * (x[i] - mean);
    }
    return (a + b) + (c + d);
  }

  private static void subtractShares(
      Pass pass, int from, int n, double mean, double inverse, double gradient, double share) {
    float[] x = pass.x();
    float[] dx = pass.dx();
    for (int i = from; i < from + n; i++) {
      dx[i] = (float) (inverse * (dx[i] - gradient - (x[i] - mean) * share));
    }
  }

  static void gradients(RowNormalization layer, Pass pass, int row, int group, int own) {
    int from = row * layer.inputs() + layer.start(group);
    int width = layer.width(own);
    int apart = layer.shape().last();
    int kept = row * layer.kept() + 3 * group;
    double mean = FloatPair.value(pass.kept(), kept, 1);
    double inverse = pass.kept()[kept + 2];
    int scale = pass.from() + layer.scale(group);
    int shift = scale + layer.parameters() / 2;
    for (int block = 0; block < layer.blocks(own); block++) {
      addGradients(pass, from + block * apart, width, mean, inverse, scale, shift);
    }
  }

  private static void addGradients(
      Pass pass, int from, int n, double mean, double inverse, int scale, int shift) {
    float[] x = pass.x();
    float[] dy = pass.dy();
    float[] gradients = pass.gradients();
    for (int i = 0; i < n; i++) {
      float standard = (float) ((x[from + i] - mean) * inverse);
      gradients[scale + i] += dy[from + i] * standard;
      gradients[shift + i] += dy[from + i];
    }
  }
}
