package org.hillock.theory;

import java.util.ArrayList;
import java.util.List;
import org.hillock.numeric.Normal;

/// Where the slope of φ is below 1 % of its largest: a unit whose pre-activation lies there
/// saturates, and if it does so for each example it is silent, since hardly any gradient comes
/// through.
///
/// Found by trying all multiples of 1/128 up to ±64; what is flat at the end stays so.
///
/// @param regions in ascending order
/// @param isOff whether φ is exactly 0, with slope 0, for every negative number, and not for
///   positive ones: ReLU and its kin
public record FlatRegions(List<Region> regions, boolean isOff) {
  private static final double SHARE = 0.01;
  private static final double REACH = 64;
  private static final double STEP = 1.0 / 128;

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
    List<Region> regions = new ArrayList<>();
    double from = Double.NaN;
    for (double x = -REACH; x <= REACH; x += STEP) {
      boolean flat = Math.abs(f.slope(x)) <= SHARE * largest;
      if (flat && Double.isNaN(from)) {
        from = x == -REACH ? Double.NEGATIVE_INFINITY : x - STEP / 2;
      } else if (!flat && !Double.isNaN(from)) {
        // A single point, such as 0 of x², is no region.
        if (x - from > 2 * STEP) {
          regions.add(new Region(from, x - STEP / 2));
        }
        from = Double.NaN;
      }
    }
    if (!Double.isNaN(from)) {
      regions.add(new Region(from, Double.POSITIVE_INFINITY));
    }
    return new FlatRegions(regions, off && f.slope(1) != 0);
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
