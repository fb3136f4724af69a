package org.hillock.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// A range of numbers along an edge of a chart.
///
/// @param low left or lower end
/// @param high right or upper end
/// @param scale how numbers are spread over it
record Axis(double low, double high, Scale scale) {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final double MARGIN = 0.04;

  /// Differences of larger numbers may not be finite.
  static final double LARGEST = 1e300;

  /// Below this share of the largest size, and below 1, a symmetric logarithmic axis is nearly
  /// even.
  private static final double CORE = 1e-4;

  /// How numbers are spread.
  enum Scale {
    /// Evenly.
    LINEAR,
    /// The same room for each power of ten; numbers up to 0 have no place.
    LOG,
    /// Powers of ten to both sides of 0.
    SYMMETRIC
  }

  /// An axis on which all finite values have a place. Without any it goes from 0 to 1.
  static Axis around(DoubleStream values, Scale scale) {
    double[] shown =
        values
            .filter(value -> Double.isFinite(value) && (scale != Scale.LOG || value > 0))
            .map(value -> Math.clamp(value, -LARGEST, LARGEST))
            .sorted()
            .toArray();
    if (shown.length == 0) {
      return scale == Scale.LOG ? new Axis(0.1, 1, scale) : new Axis(0, 1, Scale.LINEAR);
    }
    double low = shown[0];
    double high = shown[shown.length - 1];
    return switch (scale) {
      case LINEAR -> {
        double room = high > low ? MARGIN * (high - low) : Math.max(1e-300, Math.abs(low) / 2);
        double end = room > 1e-300 ? room : 0.5;
        yield new Axis(low >= 0 && low < end ? 0 : low - end, high + end, scale);
      }
      case LOG -> {
        double from = StrictMath.log10(low);
        double to = StrictMath.log10(high);
        double room = to > from ? MARGIN * (to - from) : 0.5;
        yield new Axis(
            Math.max(Double.MIN_NORMAL, StrictMath.pow(10, from - room)),
            Math.min(LARGEST, StrictMath.pow(10, to + room)),
            scale);
      }
      case SYMMETRIC -> {
        double size = Math.max(Math.abs(low), Math.abs(high));
        yield size == 0 ? new Axis(-1, 1, Scale.LINEAR) : new Axis(low, high, scale);
      }
    };
  }

  /// Where a number lies: 0 at the low end, 1 at the high end; not a number where it has no place.
  double share(double value) {
    return (spread(value) - spread(low)) / (spread(high) - spread(low));
  }

  private double spread(double value) {
    return switch (scale) {
      case LINEAR -> value;
      case LOG -> value > 0 ? StrictMath.log10(value) : Double.NaN;
      case SYMMETRIC ->
          Math.signum(value) * StrictMath.log1p(Math.abs(value) / core()) / StrictMath.log(10);
    };
  }

  private double core() {
    return Math.min(1, CORE * size());
  }

  private double size() {
    return Math.max(Math.abs(low), Math.abs(high));
  }

  /// Round numbers on the axis.
  ///
  /// @param about how many are wanted
  List<Double> ticks(int about) {
    return switch (scale) {
      case LINEAR -> multiples(low, high, step((high - low) / about), false);
      case LOG -> {
        double from = StrictMath.log10(low);
        double to = StrictMath.log10(high);
        List<Double> powers = multiples(from, to, Math.max(1, step((to - from) / about)), true);
        List<Double> round = powers.size() > 1 ? powers : round(from, to);
        yield round.size() > 1 ? round : multiples(low, high, step((high - low) / about), false);
      }
      case SYMMETRIC -> symmetric();
    };
  }

  private static List<Double> multiples(double from, double to, double step, boolean powers) {
    List<Double> ticks = new ArrayList<>();
    double slack = 1e-9 * (to - from);
    for (double k = Math.ceil((from - slack) / step); k * step <= to + slack; k++) {
      ticks.add(powers ? StrictMath.pow(10, k * step) : k * step + 0.0);
    }
    return ticks;
  }

  /// 1, 2 and 5 times powers of ten between two.
  private static List<Double> round(double from, double to) {
    List<Double> ticks = new ArrayList<>();
    for (double power = Math.floor(from); power <= to; power++) {
      for (double step : new double[] {1, 2, 5}) {
        double tick = step * StrictMath.pow(10, power);
        if (StrictMath.log10(tick) >= from && StrictMath.log10(tick) <= to) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private List<Double> symmetric() {
    List<Double> ticks = new ArrayList<>();
    double top = StrictMath.floor(StrictMath.log10(size()));
    double middle = Math.rint((top + StrictMath.log10(core())) / 2);
    for (double power : new double[] {top, middle}) {
      ticks.add(-StrictMath.pow(10, power));
      ticks.add(StrictMath.pow(10, power));
    }
    ticks.add(0.0);
    return ticks.stream().filter(tick -> tick >= low && tick <= high).sorted().toList();
  }

  /// The smallest of 1, 2, 5, 10 times a power of ten that is not below.
  static double step(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (double step : new double[] {1, 2, 5}) {
      if (step * power >= least * (1 - 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /// A tick as it is written, in the axis's numeral.
  String label(double tick, Numeral numeral) {
    if (numeral != Numeral.NUMBER || tick == 0) {
      return numeral.text(tick).replace('-', '−');
    }
    if (scale != Scale.LINEAR) {
      double power = StrictMath.log10(Math.abs(tick));
      String sign = tick < 0 ? "−" : "";
      return Math.abs(power) < 3 || power != Math.rint(power)
          ? numeral.text(tick).replace('-', '−')
          : sign + "10" + raised(Math.round(power));
    }
    if (size() >= 1e6 || high - low < 1e-4) {
      return numeral.text(tick).replace('-', '−');
    }
    int decimals = (int) Math.max(0, Math.ceil(2 - StrictMath.log10(high - low)));
    BigDecimal rounded = BigDecimal.valueOf(tick).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString().replace('-', '−');
  }

  private static String raised(long power) {
    StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
    String.valueOf(Math.abs(power)).chars().forEach(c -> text.append(RAISED.charAt(c - '0')));
    return text.toString();
  }
}
