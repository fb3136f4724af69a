package org.hillock.theory;

import java.util.ArrayList;
import java.util.List;
import org.hillock.numeric.Normal;

/// Where the slope of φ is below 1 % of its largest: a unit whose pre-activation lies there
/// saturates, and if it does so for each example it is silent, since hardly any gradient comes
/// through.
///
/// Found by trying all multiples of 1/128 up to ±64 and halving the steps between them; what is
/// flat at the end stays so.
///
/// @param regions in ascending order
/// @param isOff whether φ is exactly 0, with slope 0, for every negative number, and not for
///   positive ones: ReLU and its kin
public record FlatRegions(List<Region> regions, boolean isOff) {
  private static final double SHARE = 0.01;
  private static final double REACH = 64;
  private static final double STEP = 1.0 / 128;
  private static final int HALVINGS = 40;

  /// From one number to another, either of which may be infinite.
  public record Region(double from, double to) {}

  /// Copies the list.
  public FlatRegions {
    regions = List.copyOf(regions);
  }

  /// Of a function.
  public static FlatRegions of(Nonlinearity f) {
    double largest = 0;
    boolean off = true;
    for (double x = -REACH; x <= REACH; x += STEP) {
      largest = Math.max(largest, Math.abs(f.slope(x)));
      off &= x >= 0 || (f.value(x) == 0 && f.slope(x) == 0);
    }
    double limit = SHARE * largest;
    List<Region> regions = new ArrayList<>();
    double from = Double.NEGATIVE_INFINITY;
    boolean before = isFlat(f, -REACH, limit);
    for (double x = -REACH + STEP; x <= REACH; x += STEP) {
      boolean flat = isFlat(f, x, limit);
      if (flat && !before) {
        from = edge(f, x - STEP, x, limit);
      } else if (before && !flat) {
        double to = edge(f, x - STEP, x, limit);
        // A single point, such as 0 of x², is no region.
        if (to - from > 2 * STEP) {
          regions.add(new Region(from, to));
        }
      }
      before = flat;
    }
    if (before) {
      regions.add(new Region(from, Double.POSITIVE_INFINITY));
    }
    return new FlatRegions(regions, off && f.value(STEP) != 0);
  }

  private static boolean isFlat(Nonlinearity f, double x, double limit) {
    return Math.abs(f.slope(x)) <= limit;
  }

  /// Where flatness begins or ends, by bisection.
  private static double edge(Nonlinearity f, double low, double high, double limit) {
    boolean atLow = isFlat(f, low, limit);
    double left = low;
    double right = high;
    for (int step = 0; step < HALVINGS; step++) {
      double middle = (left + right) / 2;
      if (isFlat(f, middle, limit) == atLow) {
        left = middle;
      } else {
        right = middle;
      }
    }
    return left;
  }

  /// Share of saturated pre-activations, which are normal around 0.
  ///
  /// @param square their mean square
  public double saturated(double square) {
    return within(0, Math.sqrt(square));
  }

  /// Share of units that are silent: saturated for each of some rows.
  ///
  /// @param square mean square of the pre-activations
  /// @param correlation of those of two rows, taken to be the same for all pairs
  /// @param rows how many
  public double silent(double square, double correlation, int rows) {
    double common = Math.sqrt(square * Math.clamp(correlation, 0, 1));
    double own = Math.sqrt(square * Math.clamp(1 - correlation, 1e-12, 1));
    return StandardNormal.expectation(t -> power(within(common * t, own), rows));
  }

  private double within(double mean, double deviation) {
    double share = 0;
    for (Region region : regions) {
      share +=
          Normal.cdf((region.to - mean) / deviation) - Normal.cdf((region.from - mean) / deviation);
    }
    return share;
  }

  private static double power(double base, int exponent) {
    return StrictMath.pow(base, exponent);
  }
}
