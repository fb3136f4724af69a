package org.hillock.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Ranges of numbers that share a color.
///
/// @param edges ascending; one more than there are ranges
/// @param log whether each power of ten gets the same room
record Bins(List<Double> edges, boolean log) {
  /// Largest / least of numbers between which colors should not differ much.
  private static final double ALIKE = 5e3;

  /// Numbers more powers of ten below the largest are as good as 0, and share a color with it.
  private static final double DECADES = 16;

  /// At most [Palette#STEPS] ranges with round edges that hold all finite values. On a logarithmic
  /// scale numbers up to 0 belong to the lowest.
  static Bins of(DoubleStream values, boolean log) {
    double[] shown =
        values
            .filter(value -> Double.isFinite(value) && (!log || value > 0))
            .map(value -> Math.clamp(value, -Axis.LARGEST, Axis.LARGEST))
            .sorted()
            .toArray();
    double high = shown.length == 0 ? 1 : log(shown[shown.length - 1], log);
    double least = shown.length == 0 ? 0 : log(shown[0], log);
    double low = log ? Math.max(least, high - DECADES) : least;
    double step = log ? 0.5 : high > low ? Axis.step((high - low) / Palette.STEPS) : size(low);
    while (last(high, step) - first(low, step) > Palette.STEPS) {
      step = log ? Math.floor(step + 1) : Axis.step(step * 1.5);
    }
    double from = first(low, step);
    double to = Math.max(from + 1, last(high, step));
    List<Double> edges = new ArrayList<>();
    for (double k = from; k <= to; k++) {
      edges.add(log ? StrictMath.pow(10, k * step) : k * step + 0.0);
    }
    return new Bins(List.copyOf(edges), log);
  }

  private static double log(double value, boolean log) {
    return log ? StrictMath.log10(value) : value;
  }

  private static double size(double value) {
    return value == 0 ? 1 : Axis.step(Math.abs(value));
  }

  private static double first(double low, double step) {
    return Math.floor(low / step + 1e-9);
  }

  private static double last(double high, double step) {
    return Math.ceil(high / step - 1e-9);
  }

  int count() {
    return edges.size() - 1;
  }

  /// The color of a number: its range's place on the palette. The numbers have to be finite.
  int color(double value) {
    int bin = 0;
    while (bin < count() - 1 && value >= edges.get(bin + 1)) {
      bin++;
    }
    return colorOf(bin);
  }

  /// Over the whole palette, unless all numbers are much alike: then colors are, too.
  int colorOf(int bin) {
    boolean alike = log && edges.getLast() / edges.getFirst() < ALIKE;
    return alike || count() == 1
        ? (Palette.STEPS - count()) / 2 + bin
        : (int) Math.round((double) bin * (Palette.STEPS - 1) / (count() - 1));
  }

  /// An edge as it is written.
  String label(double edge, Numeral numeral) {
    double power = log ? StrictMath.log10(edge) : 0;
    return Math.abs(power - Math.rint(power)) > 1e-9
        ? numeral.brief(edge)
        : new Axis(edges.getFirst(), edges.getLast(), log ? Axis.Scale.LOG : Axis.Scale.LINEAR)
            .label(edge, numeral);
  }
}
