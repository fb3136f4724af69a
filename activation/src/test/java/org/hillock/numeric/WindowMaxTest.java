package org.hillock.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class WindowMaxTest {
  private static final int[] CHANNELS = {1, 3, 8, 16, 17, 32, 50};

  @Test
  void lanesGiveTheBitsOfPlainCode() {
    for (int channels : CHANNELS) {
      for (float floor : new float[] {0, Float.NaN}) {
        for (int height = 1; height < 4; height++) {
          Row plain = new Row(new PlainWindows(), height, 2, channels, floor);
          Row lanes = new Row(new LaneWindows(), height, 2, channels, floor);
          assertArrayEquals(plain.y, lanes.y);
          assertArrayEquals(plain.taps, lanes.taps);
          assertArrayEquals(plain.dx, lanes.dx);
        }
      }
    }
  }

  @Test
  void theFirstOfSeveralIsTaken() {
    float[] y = new float[1];
    float[] taps = new float[1];
    float[] x = {1, 4, 4, 2};
    WindowMax.largest(x, 0, 2, 2, 2, 2, 1, Float.NaN, y, 0, taps, 0, 1);
    assertArrayEquals(new float[] {4}, y);
    assertArrayEquals(new float[] {2}, taps);
    float[] dx = {9, 9, 9, 9};
    WindowMax.spread(new float[] {5}, taps, 0, dx, 0, 2, 2, 2, 2, 1, 1);
    assertArrayEquals(new float[] {0, 5, 0, 0}, dx);
  }

  @Test
  void belowTheFloorNoneIsTaken() {
    float[] y = new float[2];
    float[] taps = new float[2];
    float[] x = {-1, -4, 0, Float.NaN};
    WindowMax.largest(x, 0, 2, 2, 1, 2, 1, 0, y, 0, taps, 0, 2);
    assertArrayEquals(new float[] {0, Float.NaN}, y);
    assertArrayEquals(new float[] {0, 2}, taps);
  }

  /// Five windows and what goes back to them.
  private static final class Row {
    private static final int COUNT = 5;

    private final float[] y;
    private final float[] taps;
    private final float[] dx;

    Row(WindowPass pass, int height, int width, int channels, float floor) {
      int line = COUNT * width * channels;
      float[] x = numbers(1, height * line);
      float[] dy = numbers(2, COUNT * channels);
      y = new float[COUNT * channels];
      taps = new float[COUNT * channels];
      dx = new float[x.length];
      int step = width * channels;
      pass.largest(x, 0, line, step, height, width, channels, floor, y, 0, taps, 0, COUNT);
      pass.spread(dy, taps, 0, dx, 0, line, step, height, width, channels, COUNT);
    }

    /// With numbers that are equal, and some that are none.
    private static float[] numbers(int seed, int n) {
      float[] numbers = new float[n];
      for (int i = 0; i < n; i++) {
        float number = Math.round(4 * Draws.of(seed).normal(i));
        numbers[i] = number == 7 ? Float.NaN : number;
      }
      return numbers;
    }
  }
}
