package org.hillock.activation;

import java.util.stream.DoubleStream;

/// Floats to test with.
final class Floats {
  static final float[] SPECIALS = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    3 * Float.MIN_VALUE,
    -3 * Float.MIN_VALUE,
    Math.nextDown(Float.MIN_NORMAL),
    -Math.nextDown(Float.MIN_NORMAL),
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE
  };

  private Floats() {}

  /// The specials, and 64 neighbours on each side of 0 and of the card's corners and saturation
  /// points.
  static float[] notable(Card card) {
    DoubleStream places =
        DoubleStream.concat(
            card.shape().corners().stream().mapToDouble(Double::doubleValue),
            card.shape().saturation().stream().mapToDouble(Double::doubleValue));
    float[] centers =
        toFloats(DoubleStream.concat(DoubleStream.of(0, 1, -1, 88, -88, -104), places));
    float[] all = new float[SPECIALS.length + centers.length * 129];
    System.arraycopy(SPECIALS, 0, all, 0, SPECIALS.length);
    int n = SPECIALS.length;
    for (float center : centers) {
      float x = center;
      for (int i = 0; i < 64; i++) {
        x = Math.nextDown(x);
      }
      for (int i = 0; i < 129; i++) {
        all[n++] = x;
        x = Math.nextUp(x);
      }
    }
    return all;
  }

  private static float[] toFloats(DoubleStream values) {
    double[] doubles = values.toArray();
    float[] floats = new float[doubles.length];
    for (int i = 0; i < doubles.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }
}
