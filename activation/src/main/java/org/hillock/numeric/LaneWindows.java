package org.hillock.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Windows in lanes, a vector of channels at a time.
final class LaneWindows implements WindowPass {
  private static final VectorSpecies<Float> FLOATS = Simd.Lanes.FLOATS;
  private static final int LANES = Simd.Lanes.FLOAT_LANES;

  @Override
  public void largest(
      float[] x,
      int xFrom,
      int line,
      int step,
      int height,
      int width,
      int channels,
      float floor,
      float[] y,
      int yFrom,
      float[] taps,
      int tapsFrom,
      int count) {
    int whole = FLOATS.loopBound(channels);
    if (height == 2 && width == 2) {
      largestOfFour(x, xFrom, line, step, whole, channels, floor, y, yFrom, taps, tapsFrom, count);
    } else {
      largestOfMany(
          x, xFrom, line, step, height, width, channels, floor, y, yFrom, taps, tapsFrom, count);
    }
    if (whole < channels) {
      PlainWindows.largest(
          whole, x, xFrom, line, step, height, width, channels, floor, y, yFrom, taps, tapsFrom,
          count);
    }
  }

  /// The most frequent windows, 2 × 2, without loops over their pixels.
  private static void largestOfFour(
      float[] x,
      int xFrom,
      int line,
      int step,
      int whole,
      int channels,
      float floor,
      float[] y,
      int yFrom,
      float[] taps,
      int tapsFrom,
      int count) {
    for (int window = 0; window < count; window++) {
      for (int c = 0; c < whole; c += LANES) {
        int from = xFrom + window * step + c;
        FloatVector best = FloatVector.fromArray(FLOATS, x, from);
        FloatVector second = FloatVector.fromArray(FLOATS, x, from + channels);
        FloatVector third = FloatVector.fromArray(FLOATS, x, from + line);
        FloatVector fourth = FloatVector.fromArray(FLOATS, x, from + line + channels);
        VectorMask<Float> wins =
            second.compare(VectorOperators.GT, best).or(second.test(VectorOperators.IS_NAN));
        best = best.blend(second, wins);
        FloatVector tap = FloatVector.broadcast(FLOATS, 1).blend(2, wins);
        wins = third.compare(VectorOperators.GT, best).or(third.test(VectorOperators.IS_NAN));
        best = best.blend(third, wins);
        tap = tap.blend(3, wins);
        wins = fourth.compare(VectorOperators.GT, best).or(fourth.test(VectorOperators.IS_NAN));
        best = best.blend(fourth, wins);
        tap = tap.blend(4, wins);
        int to = window * channels + c;
        VectorMask<Float> isBelow = best.compare(VectorOperators.LE, floor);
        best.blend(floor, isBelow).intoArray(y, yFrom + to);
        tap.blend(0, isBelow).intoArray(taps, tapsFrom + to);
      }
    }
  }

  private static void largestOfMany(
      float[] x,
      int xFrom,
      int line,
      int step,
      int height,
      int width,
      int channels,
      float floor,
      float[] y,
      int yFrom,
      float[] taps,
      int tapsFrom,
      int count) {
    int whole = FLOATS.loopBound(channels);
    for (int window = 0; window < count; window++) {
      for (int c = 0; c < whole; c += LANES) {
        int from = xFrom + window * step + c;
        FloatVector best = FloatVector.fromArray(FLOATS, x, from);
        FloatVector tap = FloatVector.broadcast(FLOATS, 1);
        for (int u = 0; u < height; u++) {
          for (int v = 0; v < width; v++) {
            FloatVector value = FloatVector.fromArray(FLOATS, x, from + u * line + v * channels);
            VectorMask<Float> wins =
                value.compare(VectorOperators.GT, best).or(value.test(VectorOperators.IS_NAN));
            best = best.blend(value, wins);
            tap = tap.blend(u * width + v + 1f, wins);
          }
        }
        int to = window * channels + c;
        VectorMask<Float> isBelow = best.compare(VectorOperators.LE, floor);
        best.blend(floor, isBelow).intoArray(y, yFrom + to);
        tap.blend(0, isBelow).intoArray(taps, tapsFrom + to);
      }
    }
  }

  @Override
  public void spread(
      float[] dy,
      float[] taps,
      int dyFrom,
      float[] dx,
      int dxFrom,
      int line,
      int step,
      int height,
      int width,
      int channels,
      int count) {
    int whole = FLOATS.loopBound(channels);
    if (height == 2 && width == 2) {
      spreadToFour(dy, taps, dyFrom, dx, dxFrom, line, step, whole, channels, count);
    } else {
      spreadToMany(dy, taps, dyFrom, dx, dxFrom, line, step, height, width, channels, count);
    }
    if (whole < channels) {
      PlainWindows.spread(
          whole, dy, taps, dyFrom, dx, dxFrom, line, step, height, width, channels, count);
    }
  }

  private static void spreadToFour(
      float[] dy,
      float[] taps,
      int dyFrom,
      float[] dx,
      int dxFrom,
      int line,
      int step,
      int whole,
      int channels,
      int count) {
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int window = 0; window < count; window++) {
      for (int c = 0; c < whole; c += LANES) {
        int from = dyFrom + window * channels + c;
        int to = dxFrom + window * step + c;
        FloatVector gradient = FloatVector.fromArray(FLOATS, dy, from);
        FloatVector tap = FloatVector.fromArray(FLOATS, taps, from);
        zero.blend(gradient, tap.compare(VectorOperators.EQ, 1)).intoArray(dx, to);
        zero.blend(gradient, tap.compare(VectorOperators.EQ, 2)).intoArray(dx, to + channels);
        zero.blend(gradient, tap.compare(VectorOperators.EQ, 3)).intoArray(dx, to + line);
        zero.blend(gradient, tap.compare(VectorOperators.EQ, 4))
            .intoArray(dx, to + line + channels);
      }
    }
  }

  private static void spreadToMany(
      float[] dy,
      float[] taps,
      int dyFrom,
      float[] dx,
      int dxFrom,
      int line,
      int step,
      int height,
      int width,
      int channels,
      int count) {
    int whole = FLOATS.loopBound(channels);
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int window = 0; window < count; window++) {
      for (int c = 0; c < whole; c += LANES) {
        int from = dyFrom + window * channels + c;
        int to = dxFrom + window * step + c;
        FloatVector gradient = FloatVector.fromArray(FLOATS, dy, from);
        FloatVector tap = FloatVector.fromArray(FLOATS, taps, from);
        for (int u = 0; u < height; u++) {
          for (int v = 0; v < width; v++) {
            VectorMask<Float> isLargest = tap.compare(VectorOperators.EQ, u * width + v + 1f);
            zero.blend(gradient, isLargest).intoArray(dx, to + u * line + v * channels);
          }
        }
      }
    }
  }
}
