package org.hillock.onnx.execution;

/// What a window sees at one place of a channel: the places that are not in the padding.
final class Windows {
  private final Sliding sliding;
  private final int[] places;
  private int count;
  private int padded;

  Windows(Sliding sliding) {
    this.sliding = sliding;
    places = new int[Math.min(sliding.taps(), sliding.inputs())];
  }

  /// Goes to the place of an output.
  void at(int output) {
    Slide depth = sliding.depth();
    Slide height = sliding.height();
    Slide width = sliding.width();
    int w = output % width.outputs();
    int h = output / width.outputs() % height.outputs();
    int d = output / width.outputs() / height.outputs();
    count = 0;
    padded = within(depth, d) * within(height, h) * within(width, w);
    for (int deep = 0; deep < depth.kernel(); deep++) {
      for (int down = 0; depth.meets(d, deep) && down < height.kernel(); down++) {
        int row = (depth.at(d, deep) * height.size() + height.at(h, down)) * width.size();
        for (int across = 0; height.meets(h, down) && across < width.kernel(); across++) {
          if (width.meets(w, across)) {
            places[count++] = row + width.at(w, across);
          }
        }
      }
    }
  }

  /// Taps that are in the input or its padding, but not beyond.
  private static int within(Slide slide, int output) {
    int within = 0;
    for (int tap = 0; tap < slide.kernel(); tap++) {
      within += slide.at(output, tap) < slide.size() + slide.after() ? 1 : 0;
    }
    return within;
  }

  /// How many places it sees.
  int count() {
    return count;
  }

  /// One of them.
  int place(int tap) {
    return places[tap];
  }

  /// How many places it sees with those in the padding.
  int padded() {
    return padded;
  }
}
