package org.hillock.catalogue.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.catalogue.drawing.Decimal;

/// A range of numbers along an edge of a panel.
///
/// @param low left or lower end
/// @param high right or upper end
/// @param scale how numbers are spread over it
record Axis(double low, double high, Scale scale) {
  /// Shares beyond are cut, so that they stay finite.
  private static final double FAR = 1000;

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /// How numbers are spread.
  enum Scale {
    /// Evenly.
    LINEAR,
    /// The same room for each power of ten.
    LOG
  }

  static Axis linear(double low, double high) {
    return new Axis(low, high, Scale.LINEAR);
  }

  boolean contains(double value) {
    return value >= low && value <= high;
  }

  /// Where a number lies: 0 at the low end, 1 at the high end. Sizes count on a logarithmic axis,
  /// and 0 is far below it.
  double share(double value) {
    return switch (scale) {
      case LINEAR -> Math.clamp((value - low) / (high - low), -FAR, FAR);
      case LOG -> {
        double bottom = StrictMath.log10(low);
        double share =
            (StrictMath.log10(Math.abs(value)) - bottom) / (StrictMath.log10(high) - bottom);
        yield Math.max(share, -1);
      }
    };
  }

  /// Round numbers on the axis.
  ///
  /// @param about how many are wanted
  List<Double> ticks(int about) {
    List<Double> ticks = new ArrayList<>();
    boolean log = scale == Scale.LOG;
    double from = log ? StrictMath.log10(low) : low;
    double to = log ? StrictMath.log10(high) : high;
    double step = log ? Math.max(1, step((to - from) / about)) : step((to - from) / about);
    double slack = 1e-9 * (to - from);
    for (double k = Math.ceil((from - slack) / step); k * step <= to + slack; k++) {
      ticks.add(log ? StrictMath.pow(10, k * step) : k * step + 0.0);
    }
    return ticks;
  }

  /// The smallest of 1, 2, 5, 10 times a power of ten that is not below.
  private static double step(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (double step : new double[] {1, 2, 5}) {
      if (step * power >= least * (1 - 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  String label(double tick) {
    if (scale == Scale.LOG) {
      long power = Math.round(StrictMath.log10(tick));
      return power == 0 ? "1" : "10" + raised(power);
    }
    double span = high - low;
    if (tick == 0) {
      return "0";
    }
    if (Math.max(Math.abs(low), Math.abs(high)) >= 1e6 || span < 1e-4) {
      return String.format(Locale.ROOT, "%.3g", tick).replace('-', '−');
    }
    return Decimal.typeset(tick, (int) Math.max(0, Math.ceil(2 - StrictMath.log10(span))));
  }

  private static String raised(long power) {
    StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
    String.valueOf(Math.abs(power)).chars().forEach(c -> text.append(RAISED.charAt(c - '0')));
    return text.toString();
  }
}
