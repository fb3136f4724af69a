package org.hillock.catalogue.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.catalogue.drawing.Ink;

/// A function as two curves.
///
/// @param card what is known of it
/// @param value the function
/// @param slope its derivative
record Curves(Card card, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
  private static final double LEAST_REACH = 4;
  private static final double MOST_REACH = 8;
  private static final int SAMPLES = 400;

  /// Tails are followed down to here.
  private static final double SMALLEST = 1e-40;

  /// The curves of a function of single numbers, learned parameters where training starts.
  static Curves of(Activation function) {
    return switch (function) {
      case Elementwise f -> new Curves(f.card(), f::value, f::slope);
      case Learned f ->
          new Curves(f.card(), x -> f.value(x, f.initial()), x -> f.slope(x, f.initial()));
      case Rowwise f ->
          throw new InvalidInputException(
              f.name()
                  + " works on whole rows and has no curve; plot it alone, without a range: one row"
                  + " and what becomes of it are drawn.");
    };
  }

  /// How far from 0 the function is worth looking at.
  double reach() {
    double farthest =
        DoubleStream.concat(stream(card.shape().corners()), stream(card.shape().saturation()))
            .map(Math::abs)
            .max()
            .orElse(0);
    return Math.clamp(Math.ceil(1.2 * farthest), LEAST_REACH, MOST_REACH);
  }

  private static DoubleStream stream(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue);
  }

  Line valueLine(String name, Ink ink) {
    return new Line(name, value, card.shape().corners(), ink, false);
  }

  Line slopeLine(String name, Ink ink) {
    return new Line(name, slope, card.shape().corners(), ink, true);
  }

  /// Where the gradient vanishes: beyond the points of saturation, on the side on which the slope
  /// stays small.
  List<Axis> vanishing(Axis across) {
    double largest =
        Arrays.stream(slopeLine("", Ink.BLACK).values(across, SAMPLES))
            .map(Math::abs)
            .max()
            .orElse(0);
    List<Axis> ranges = new ArrayList<>();
    for (double point : card.shape().saturation()) {
      for (double side : new double[] {-1, 1}) {
        boolean outwards = point * side >= 0;
        double end = side < 0 ? across.low() : across.high();
        if (outwards
            && (end - point) * side > 0
            && Math.abs(slope.applyAsDouble(point + 0.01 * side)) <= 0.0101 * largest
            && Math.abs(slope.applyAsDouble(end)) <= 0.01 * largest) {
          ranges.add(Axis.linear(Math.min(point, end), Math.max(point, end)));
        }
      }
    }
    return ranges;
  }

  /// The y axis on which the lines can be seen: all of them if they stay within the reach of the x
  /// axis, else what does.
  static Axis around(List<Line> lines, Axis across) {
    double[] values = values(lines, across);
    double reach = Math.max(Math.abs(across.low()), Math.abs(across.high()));
    double[] near = Arrays.stream(values).filter(v -> Math.abs(v) <= reach).toArray();
    double[] shown = near.length * 5 >= values.length ? near : values;
    double low = Arrays.stream(shown).min().orElse(0);
    double high = Arrays.stream(shown).max().orElse(0);
    if (across.contains(0)) {
      low = Math.min(low, 0);
      high = Math.max(high, 0);
    }
    double margin = high == low ? 1 : 0.06 * (high - low);
    return Axis.linear(low - margin, high + margin);
  }

  /// The logarithmic y axis on which the sizes of the lines can be seen.
  static Axis tails(List<Line> lines, Axis across) {
    double[] sizes =
        lines.stream()
            .flatMapToDouble(line ->
                IntStream.rangeClosed(0, SAMPLES)
                    .mapToDouble(k -> across.low() + (across.high() - across.low()) * k / SAMPLES)
                    .map(line.f()))
            .map(Math::abs)
            .filter(size -> size > SMALLEST && Double.isFinite(size))
            .toArray();
    double low = Math.floor(StrictMath.log10(Arrays.stream(sizes).min().orElse(0.1)));
    double high = Math.ceil(StrictMath.log10(Arrays.stream(sizes).max().orElse(1)));
    return new Axis(
        StrictMath.pow(10, low), StrictMath.pow(10, Math.max(high, low + 1)), Axis.Scale.LOG);
  }

  private static double[] values(List<Line> lines, Axis across) {
    return lines.stream()
        .flatMapToDouble(line -> Arrays.stream(line.values(across, SAMPLES)))
        .filter(Double::isFinite)
        .toArray();
  }
}
