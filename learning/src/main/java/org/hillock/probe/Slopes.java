package org.hillock.probe;

import java.util.Arrays;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.LearnedLoop;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;
import org.hillock.numeric.Draws;

/// The slopes of an activation along its columns, and below which of them it counts as saturated: 1
/// % of the largest between -20 and 20.
///
/// Of a function of whole rows, the slope of a number is how much the outputs move with it in one
/// fixed random direction: Jᵀ r for r of ±1. It is 0 if no output depends on the number, as of
/// those that maxout does not choose, and its largest is that on 64 standard normal rows.
final class Slopes {
  private static final double SATURATED = 0.01;
  private static final int REACH = 20;
  private static final int FINE = 16;

  /// Learned functions have these steps at each look, one for each column.
  private static final int COARSE = 4;

  private static final int ROWS = 64;

  private final Activation activation;
  private final int width;
  private final float[] limits;

  /// ∂loss by what goes out: 1, or r.
  private final float[] upstream;

  // Of learned functions, the points of the coarse steps, and the slopes there.
  private final float[] points;
  private final float[] slopesThere;

  /// @param width columns that come in
  Slopes(Activation activation, int width) {
    this.activation = activation;
    this.width = width;
    limits = new float[width];
    int outputs = activation instanceof Rowwise f ? f.outputs(width) : width;
    upstream = new float[outputs];
    Arrays.fill(upstream, 1);
    points = new float[activation instanceof Learned ? width : 0];
    slopesThere = new float[points.length];
    switch (activation) {
      case Elementwise f -> Arrays.fill(limits, (float) (SATURATED * steepest(f)));
      case Learned _ -> {}
      case Rowwise f -> {
        Draws signs = Draws.of(0).at("direction");
        for (int j = 0; j < outputs; j++) {
          upstream[j] = signs.below(j, 2) == 0 ? 1 : -1;
        }
        Arrays.fill(limits, (float) (SATURATED * steepest(f)));
      }
    }
  }

  private static double steepest(Elementwise function) {
    double most = 0;
    for (int i = -REACH * FINE; i <= REACH * FINE; i++) {
      most = Math.max(most, Math.abs(function.slope((double) i / FINE)));
    }
    return most;
  }

  private double steepest(Rowwise function) {
    Draws draws = Draws.of(0).at("rows");
    float[] x = new float[width];
    float[] y = new float[upstream.length];
    float[] slopes = new float[width];
    double[] scratch = new double[function.scratch(width)];
    double most = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int j = 0; j < width; j++) {
        x[j] = (float) draws.normal((long) row * width + j);
      }
      function.forward(x, 0, y, 0, width, scratch);
      function.backward(x, 0, y, 0, upstream, 0, slopes, 0, width);
      for (float slope : slopes) {
        most = Math.max(most, Math.abs(slope));
      }
    }
    return most;
  }

  /// Takes the parameters of now, if the function learns.
  ///
  /// @param from where those of the layer begin
  void learn(float[] parameters, int from) {
    if (activation instanceof Learned f) {
      Arrays.fill(limits, 0);
      for (int i = -REACH * COARSE; i <= REACH * COARSE; i++) {
        Arrays.fill(points, (float) i / COARSE);
        LearnedLoop.of(f)
            .inputGradients(points, parameters, from, upstream, slopesThere, 0, 1, width);
        for (int j = 0; j < width; j++) {
          limits[j] = Math.max(limits[j], (float) SATURATED * Math.abs(slopesThere[j]));
        }
      }
    }
  }

  /// Writes the slopes of some rows of columns.
  ///
  /// @param x what comes in, from `from` on
  /// @param y what goes out, from `to` on
  /// @param slopes rows × width, from 0 on
  void of(
      float[] x,
      int from,
      float[] y,
      int to,
      float[] parameters,
      int parameter,
      float[] slopes,
      int rows) {
    switch (activation) {
      case Elementwise f -> Loop.of(f).slopes(x, from, slopes, 0, rows * width);
      case Learned f -> {
        for (int row = 0; row < rows; row++) {
          System.arraycopy(x, from + row * width, points, 0, width);
          LearnedLoop.of(f)
              .inputGradients(points, parameters, parameter, upstream, slopesThere, 0, 1, width);
          System.arraycopy(slopesThere, 0, slopes, row * width, width);
        }
      }
      case Rowwise f -> {
        for (int row = 0; row < rows; row++) {
          int out = to + row * upstream.length;
          f.backward(x, from + row * width, y, out, upstream, 0, slopes, row * width, width);
        }
      }
    }
  }

  /// How many columns come in.
  int width() {
    return width;
  }

  /// How many go out.
  int outputs() {
    return upstream.length;
  }

  /// The activation's name.
  String function() {
    return activation.name();
  }

  /// Below which magnitude each column is saturated.
  float[] limits() {
    return limits;
  }
}
