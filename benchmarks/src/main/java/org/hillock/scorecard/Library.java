package org.hillock.scorecard;

import java.util.Map;
import java.util.Optional;

/// Something that computes activation functions, to be measured beside Hillock.
public interface Library {
  /// How many numbers a row of softmax has.
  int ROW = 128;

  /// What it is called in tables.
  String name();

  /// The version that runs.
  String version();

  /// The function over n elements, ready to be called; empty if the library does not have it.
  ///
  /// @param function Hillock's name of it, with its parameters at their defaults
  /// @param n how many elements each call computes
  /// @param threads how many threads a call may use
  Optional<Kernel> kernel(String function, int n, int threads);

  /// Called by the thread that is about to call kernels, for libraries that keep the number of
  /// threads with the caller.
  default void settle(int threads) {}

  /// A library that computes in Java arrays, on one thread.
  ///
  /// @param functions what it has, by Hillock's names
  static Library onArrays(String name, String version, Map<String, OnArrays> functions) {
    return new Library() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String version() {
        return version;
      }

      @Override
      public Optional<Kernel> kernel(String function, int n, int threads) {
        return Optional.ofNullable(threads == 1 ? functions.get(function) : null)
            .map(loops -> Kernel.onArrays(n, loops));
      }
    };
  }

  /// A function over whole arrays.
  interface OnArrays {
    /// `y[i] = f(x[i])`
    void forward(float[] x, float[] y);

    /// `dx[i] = dy[i] f'(x[i])`
    void backward(float[] x, float[] dy, float[] dx);
  }
}
