package org.hillock.activation;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The one loop template. It is never used as it stands: [Loops] loads it again for each function,
/// as a hidden class with that function as its class data, so that the JIT sees `FUNCTION` and
/// `LANES` as constants and inlines them. One shared loop over an interface would call through it
/// and box every vector once it has seen a few functions.
final class LaneLoop implements Loop {
  private static final Elementwise FUNCTION;
  private static final Elementwise.Lanes LANES;
  private static final VectorSpecies<Float> SPECIES;

  static {
    FUNCTION = Loops.classData(MethodHandles.lookup(), Elementwise.class);
    LANES = FUNCTION.lanes().orElseThrow();
    SPECIES = LANES.species();
  }

  @Override
  public void forward(float[] x, int xFrom, float[] y, int yFrom, int n) {
    int end = SPECIES.loopBound(n);
    int i = 0;
    for (; i < end; i += SPECIES.length()) {
      LANES.at(FloatVector.fromArray(SPECIES, x, xFrom + i)).intoArray(y, yFrom + i);
    }
    for (; i < n; i++) {
      y[yFrom + i] = FUNCTION.at(x[xFrom + i]);
    }
  }

  @Override
  public void slopes(float[] x, int xFrom, float[] slopes, int slopesFrom, int n) {
    int end = SPECIES.loopBound(n);
    int i = 0;
    for (; i < end; i += SPECIES.length()) {
      LANES.slopeAt(FloatVector.fromArray(SPECIES, x, xFrom + i)).intoArray(slopes, slopesFrom + i);
    }
    for (; i < n; i++) {
      slopes[slopesFrom + i] = FUNCTION.slopeAt(x[xFrom + i]);
    }
  }

  @Override
  public void backward(
      float[] x, int xFrom, float[] dy, int dyFrom, float[] dx, int dxFrom, int n) {
    int end = SPECIES.loopBound(n);
    int i = 0;
    for (; i < end; i += SPECIES.length()) {
      FloatVector slope = LANES.slopeAt(FloatVector.fromArray(SPECIES, x, xFrom + i));
      FloatVector.fromArray(SPECIES, dy, dyFrom + i).mul(slope).intoArray(dx, dxFrom + i);
    }
    for (; i < n; i++) {
      dx[dxFrom + i] = dy[dyFrom + i] * FUNCTION.slopeAt(x[xFrom + i]);
    }
  }
}
