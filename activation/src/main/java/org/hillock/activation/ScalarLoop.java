package org.hillock.activation;

/// The plain loop, one number at a time: for functions without lanes, and where SIMD is off.
record ScalarLoop(Elementwise function) implements Loop {
  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int i = 0; i < n; i++) {
      y[yFrom + i] = function.at(x[xFrom + i]);
    }
  }

  @Override
  public void slopes(float[] x, int xFrom, float[] slopes, int slopesFrom, int n) {
    for (int i = 0; i < n; i++) {
      slopes[slopesFrom + i] = function.slopeAt(x[xFrom + i]);
    }
  }

  @Override
  public void backward(
      float[] x, int xFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n) {
    for (int i = 0; i < n; i++) {
      dx[dxFrom + i] = dy[dyFrom + i] * function.slopeAt(x[xFrom + i]);
    }
  }
}
