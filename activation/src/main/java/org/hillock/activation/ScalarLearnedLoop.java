package org.hillock.activation;

/// The plain loop of a learned function, one number at a time.
record ScalarLearnedLoop(Learned function) implements LearnedLoop {
  @Override
  public void forward(float[] x, float[] p, int pFrom, float[] y, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < columns; c++) {
        int i = row * columns + c;
        y[i] = function.at(x[i], p[pFrom + c]);
      }
    }
  }

  @Override
  public void backward(
      float[] x, float[] p, int pFrom, float[] dy, float[] dx, float[] dp, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < columns; c++) {
        int i = row * columns + c;
        float upstream = dy[i];
        dp[pFrom + c] =
            Math.fma(upstream, function.parameterSlopeAt(x[i], p[pFrom + c]), dp[pFrom + c]);
        dx[i] = upstream * function.slopeAt(x[i], p[pFrom + c]);
      }
    }
  }
}
