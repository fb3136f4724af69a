package org.hillock.activation;

/// The loop of a function without a kernel: its definition, rounded.
record DefinitionLoop(Elementwise function) implements Loop {
  @Override
  public float at(float x) {
    return (float) function.value(x);
  }

  @Override
  public float slopeAt(float x) {
    return (float) function.slope(x);
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    for (int i = 0; i < n; i++) {
      y[yFrom + i] = at(x[xFrom + i]);
    }
  }

  @Override
  public void slopes(float[] x, int xFrom, float[] slopes, int slopesFrom, int n) {
    for (int i = 0; i < n; i++) {
      slopes[slopesFrom + i] = slopeAt(x[xFrom + i]);
    }
  }

  @Override
  public void forwardWithSlopes(
      float[] x, int xFrom, float[] y, int yFrom, float[] slopes, int slopesFrom, int n) {
    for (int i = 0; i < n; i++) {
      float input = x[xFrom + i];
      y[yFrom + i] = at(input);
      slopes[slopesFrom + i] = slopeAt(input);
    }
  }

  @Override
  public void backward(
      float[] x, int xFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n) {
    for (int i = 0; i < n; i++) {
      dx[dxFrom + i] = dy[dyFrom + i] * slopeAt(x[xFrom + i]);
    }
  }
}
