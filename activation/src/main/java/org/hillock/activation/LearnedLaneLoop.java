package org.hillock.activation;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The loop template of learned functions, loaded once per function as [LaneLoop] is.
final class LearnedLaneLoop implements LearnedLoop {
  private static final Learned FUNCTION;
  private static final Learned.Lanes LANES;
  private static final VectorSpecies<Float> SPECIES;

  static {
    FUNCTION = Loops.classData(MethodHandles.lookup(), Learned.class);
    LANES = FUNCTION.lanes().orElseThrow();
    SPECIES = LANES.species();
  }

  @Override
  public void forward(float[] x, float[] p, int pFrom, float[] y, int rows, int columns) {
    int end = SPECIES.loopBound(columns);
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      int c = 0;
      for (; c < end; c += SPECIES.length()) {
        FloatVector parameter = FloatVector.fromArray(SPECIES, p, pFrom + c);
        LANES.at(FloatVector.fromArray(SPECIES, x, from + c), parameter).intoArray(y, from + c);
      }
      for (; c < columns; c++) {
        y[from + c] = FUNCTION.at(x[from + c], p[pFrom + c]);
      }
    }
  }

  @Override
  public void backward(
      float[] x, float[] p, int pFrom, float[] dy, float[] dx, float[] dp, int rows, int columns) {
    // Two loops: one that inlined both kernels would pass C2's node limit and box every vector.
    parameterGradients(x, p, pFrom, dy, dp, rows, columns);
    inputGradients(x, p, pFrom, dy, dx, rows, columns);
  }

  private static void parameterGradients(
      float[] x, float[] p, int pFrom, float[] dy, float[] dp, int rows, int columns) {
    int end = SPECIES.loopBound(columns);
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      int c = 0;
      for (; c < end; c += SPECIES.length()) {
        FloatVector parameter = FloatVector.fromArray(SPECIES, p, pFrom + c);
        FloatVector input = FloatVector.fromArray(SPECIES, x, from + c);
        FloatVector upstream = FloatVector.fromArray(SPECIES, dy, from + c);
        FloatVector sum = FloatVector.fromArray(SPECIES, dp, pFrom + c);
        upstream.fma(LANES.parameterSlopeAt(input, parameter), sum).intoArray(dp, pFrom + c);
      }
      for (; c < columns; c++) {
        float slope = FUNCTION.parameterSlopeAt(x[from + c], p[pFrom + c]);
        dp[pFrom + c] = Math.fma(dy[from + c], slope, dp[pFrom + c]);
      }
    }
  }

  private static void inputGradients(
      float[] x, float[] p, int pFrom, float[] dy, float[] dx, int rows, int columns) {
    int end = SPECIES.loopBound(columns);
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      int c = 0;
      for (; c < end; c += SPECIES.length()) {
        FloatVector parameter = FloatVector.fromArray(SPECIES, p, pFrom + c);
        FloatVector input = FloatVector.fromArray(SPECIES, x, from + c);
        FloatVector upstream = FloatVector.fromArray(SPECIES, dy, from + c);
        upstream.mul(LANES.slopeAt(input, parameter)).intoArray(dx, from + c);
      }
      for (; c < columns; c++) {
        dx[from + c] = dy[from + c] * FUNCTION.slopeAt(x[from + c], p[pFrom + c]);
      }
    }
  }
}
