package org.hillock.onnx.execution;

import java.util.Locale;

/// What happens to an element when another comes to its place.
enum Scattering {
  NONE,
  ADD,
  MUL,
  MIN,
  MAX;

  static Scattering of(Call call) {
    String name = call.text("reduction", "none");
    for (Scattering one : values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
        return one;
      }
    }
    throw call.wrong("its setting reduction is \"%s\"".formatted(name));
  }

  /// Puts some elements of an array into another of the same type.
  void put(Object x, int from, Object y, int to, int n) {
    if (this == NONE) {
      System.arraycopy(x, from, y, to, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      switch (x) {
        case float[] values -> {
          float[] all = (float[]) y;
          all[to + i] = (float) together(all[to + i], values[from + i]);
        }
        case double[] values -> {
          double[] all = (double[]) y;
          all[to + i] = together(all[to + i], values[from + i]);
        }
        case long[] values -> {
          long[] all = (long[]) y;
          all[to + i] = together(all[to + i], values[from + i]);
        }
        default -> throw new IllegalArgumentException("texts are not added");
      }
    }
  }

  private double together(double a, double b) {
    return switch (this) {
      case NONE -> b;
      case ADD -> a + b;
      case MUL -> a * b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
    };
  }

  private long together(long a, long b) {
    return switch (this) {
      case NONE -> b;
      case ADD -> a + b;
      case MUL -> a * b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
    };
  }
}
