package org.hillock.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.Activation;

/// Counts what an activation does with what comes in, unit by unit, in memory of a fixed size.
final class UnitTally {
  /// Slopes are computed for so many numbers at once.
  private static final int PIECE = 4096;

  private final Slopes slopes;
  private final Tally inputs = new Tally();
  private final int[] active;
  private final int[] saturated;
  private final float[] piece;
  private long seen;
  private long examples;
  private boolean countsInputs = true;

  /// @param width how many units there are
  UnitTally(Activation activation, int width) {
    slopes = new Slopes(activation, width);
    active = new int[width];
    saturated = new int[width];
    piece = new float[Math.max(1, PIECE / width) * width];
  }

  /// Forgets all, and takes the parameters of now.
  ///
  /// @param from where those of the activation begin
  void clear(float[] parameters, int from) {
    inputs.clear();
    Arrays.fill(active, 0);
    Arrays.fill(saturated, 0);
    seen = 0;
    examples = 0;
    slopes.learn(parameters, from);
  }

  /// Counts some rows of units.
  ///
  /// @param x what comes in
  /// @param y what goes out, which only functions of whole rows ask for
  /// @param rows of examples, times pixels or steps
  void add(float[] x, int from, float[] y, int to, float[] parameters, int parameter, int rows) {
    int width = active.length;
    if (countsInputs) {
      inputs.add(x, from, rows * width);
    }
    int most = piece.length / width;
    for (int row = 0; row < rows; row += most) {
      int count = Math.min(most, rows - row);
      slopes.of(
          x,
          from + row * width,
          y,
          to + row * slopes.outputs(),
          parameters,
          parameter,
          piece,
          count);
      for (int i = 0; i < count; i++) {
        count(piece, i * width, slopes.limits(), active, saturated);
      }
    }
    seen += rows;
  }

  private static void count(
      float[] slopes, int from, float[] limits, int[] active, int[] saturated) {
    for (int j = 0; j < active.length; j++) {
      active[j] += slopes[from + j] == 0 ? 0 : 1;
    }
    for (int j = 0; j < saturated.length; j++) {
      saturated[j] += Math.abs(slopes[from + j]) < limits[j] ? 1 : 0;
    }
  }

  /// So many examples were counted.
  void examples(int count) {
    examples += count;
  }

  /// How many units there are.
  int width() {
    return active.length;
  }

  /// How many numbers a row gives.
  int outputs() {
    return slopes.outputs();
  }

  /// Whether what comes in is counted too, from here on.
  void countInputs(boolean isCounted) {
    countsInputs = isCounted;
  }

  /// What it did.
  ///
  /// @param known what came in, if it was not counted
  ActivationHealth health(Optional<Distribution> known) {
    double all = (double) seen * active.length;
    return new ActivationHealth(
        slopes.function(),
        known.orElseGet(inputs::distribution),
        sum(saturated) / all,
        1 - sum(active) / all,
        new Units(seen, examples, shares(active), shares(saturated)));
  }

  private static long sum(int[] counts) {
    return IntStream.of(counts).asLongStream().sum();
  }

  private List<Double> shares(int[] counts) {
    Double[] shares = new Double[counts.length];
    for (int j = 0; j < counts.length; j++) {
      shares[j] = (double) counts[j] / seen;
    }
    return List.of(shares);
  }
}
