package org.hillock.page;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The course of a number in the space of a word, for a page or a terminal. What is not finite
/// leaves a gap on a page and an × in a terminal.
///
/// @param values in their order
/// @param log whether each power of ten gets the same room; numbers up to 0 are at the bottom
/// @param label what is shown
@SuppressWarnings("ArrayRecordComponent")
public record Sparkline(double[] values, boolean log, String label) {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String MISSING = "×";
  private static final double WIDTH = 96;
  private static final double HEIGHT = 22;

  /// None.
  public static final Sparkline EMPTY = new Sparkline(new double[0], false, "");

  /// As blocks of eight heights.
  ///
  /// @param most characters; of more values some are shown, evenly spaced, the last always
  public String text(int most) {
    StringBuilder text = new StringBuilder();
    for (int k : Thinning.evenly(values.length, most)) {
      double share = share(values[k]);
      text.append(
          Double.isNaN(share)
              ? MISSING
              : BLOCKS.charAt((int) Math.min(BLOCKS.length() - 1, share * BLOCKS.length())));
    }
    return text.toString();
  }

  /// As a small picture, or nothing if there are not two values.
  String svg() {
    if (values.length < 2) {
      return "";
    }
    int[] kept = Thinning.extremes(values, (int) WIDTH / 2);
    double[] x =
        IntStream.of(kept).mapToDouble(k -> 3 + (WIDTH - 6) * k / (values.length - 1)).toArray();
    double[] y =
        IntStream.of(kept).mapToDouble(k -> 3 + (HEIGHT - 6) * (1 - share(values[k]))).toArray();
    Drawing drawing = new Drawing(WIDTH, HEIGHT).curve("line", x, y, "");
    drawing.mark("fill", 0, x[x.length - 1], y[y.length - 1], 2.5, "");
    return drawing.small("spark", label);
  }

  /// 0 for the least of the finite values, 1 for the largest.
  private double share(double value) {
    double low = sizes().min().orElse(0);
    double high = sizes().max().orElse(0);
    double size = size(value);
    if (log && value <= 0) {
      return 0;
    }
    if (!Double.isFinite(size)) {
      return Double.NaN;
    }
    boolean above = log && DoubleStream.of(values).anyMatch(other -> other <= 0);
    return high > low ? (size - low) / (high - low) : above ? 1 : 0.5;
  }

  private DoubleStream sizes() {
    return DoubleStream.of(values).map(this::size).filter(Double::isFinite);
  }

  private double size(double value) {
    return log ? StrictMath.log10(Math.max(0, value)) : value;
  }
}
