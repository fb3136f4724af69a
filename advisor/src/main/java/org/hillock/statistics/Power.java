package org.hillock.statistics;

/// P(|T| > t) with T = (Z + gain sqrt(n) / sd) / S: the power of the two-sided paired t test with n
/// blocks, where Z is standard normal and S^2 is chi squared by its n - 1 degrees of freedom.
///
/// The sign-flip test has the same power in the limit and, on normal differences, a few percent
/// less with 10; where n is so small that it can reach no p-value up to `level`, all powers here
/// are 0. The absolute error is below 1e-9. Same bits on every machine.
///
/// Source: J. Cohen, "Statistical power analysis for the behavioral sciences", 1988.
///
/// @param level what a p-value has to reach, as 0.05
/// @param power the probability wanted of seeing a gain, as 0.8
public record Power(double level, double power) {
  /// 5 % and 80 %, as is usual.
  public static final Power USUAL = new Power(0.05, 0.8);

  private static final int STEPS = 1000;

  /// Standard deviations of S, some 1 / sqrt(2 (n - 1)), beyond which nothing is left.
  private static final double REACH = 9;

  private static final int MOST_BLOCKS = 1_000_000;

  /// @throws IllegalArgumentException if level or power is not between 0 and 1, or the power is not
  ///   above the level
  public Power {
    Probability.requireInside("level", level);
    Probability.requireInside("power", power);
    if (power <= level) {
      throw new IllegalArgumentException(
          "a power of %s is at most the level %s, which no gain at all has too; give a larger one"
              .formatted(power, level));
    }
  }

  /// The probability that n blocks show a gain.
  ///
  /// @param gain in standard deviations of the paired differences; its sign does not matter
  /// @param blocks n, at least 2
  /// @throws IllegalArgumentException if the gain is not finite or there are fewer than 2 blocks
  public double of(double gain, int blocks) {
    requireBlocks(blocks);
    if (!Double.isFinite(gain)) {
      throw new IllegalArgumentException(
          "the gain is " + gain + ", expected a finite number of standard deviations");
    }
    if (SignFlip.smallestPValue(blocks) > level) {
      return 0;
    }
    double critical = -new StudentT(blocks - 1).quantile(level / 2);
    return beyond(critical, Math.abs(gain) * Math.sqrt(blocks), blocks - 1);
  }

  /// The smallest gain that n blocks show with the wanted power, in standard deviations of the
  /// paired differences; infinite if no gain could be seen.
  ///
  /// @param blocks n, at least 2
  /// @throws IllegalArgumentException if there are fewer than 2 blocks
  public double smallestGain(int blocks) {
    requireBlocks(blocks);
    if (SignFlip.smallestPValue(blocks) > level) {
      return Double.POSITIVE_INFINITY;
    }
    double critical = -new StudentT(blocks - 1).quantile(level / 2);
    return Bisection.firstAtMost(
            shift -> shift > 1e8 ? 0 : 1 - beyond(critical, shift, blocks - 1), 1 - power)
        / Math.sqrt(blocks);
  }

  /// The fewest blocks that show this gain with the wanted power; a million if more are needed.
  ///
  /// @param gain in standard deviations of the paired differences, above 0
  /// @throws IllegalArgumentException if the gain is not above 0
  public int blocksFor(double gain) {
    requireGain(gain);
    int low = 2;
    int high = MOST_BLOCKS;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (of(Math.min(gain, 1e6), middle) >= power) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// rows (smallest / gain)^2, rounded up: how many rows would make a gain visible if `rows` of
  /// them show `smallest` at best, as more seeds on the same rows do not. It takes the spread of a
  /// score to fall with the square root of the rows it is taken over.
  ///
  /// @param rows that there are, at least 1
  /// @param smallest the smallest gain that they show, above 0
  /// @param gain the one to be seen, above 0
  /// @throws IllegalArgumentException if one of them is out of range
  public static long rowsFor(int rows, double smallest, double gain) {
    requireGain(smallest);
    requireGain(gain);
    if (rows < 1) {
      throw new IllegalArgumentException(rows + " rows, at least 1 needed; give those there are");
    }
    double ratio = smallest / gain;
    return Math.max(rows, (long) Math.ceil(rows * ratio * ratio));
  }

  /// P(|T| > critical): Simpson's rule over S, whose density is s^(m-1) exp(-m s^2 / 2) but for a
  /// factor, by whose own integral all is divided.
  private static double beyond(double critical, double shift, int degrees) {
    double spread = REACH / Math.sqrt(2.0 * degrees);
    double low = Math.max(0, 1 - spread);
    double step = (1 + spread - low) / STEPS;
    double area = 0;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double s = low + i * step;
      double weight = (i == 0 || i == STEPS ? 1 : 2 + 2 * (i % 2)) * density(s, degrees);
      area += weight;
      if (weight > 0) {
        sum += weight * (Normal.cdf(shift - critical * s) + Normal.cdf(-shift - critical * s));
      }
    }
    return Math.min(1, sum / area);
  }

  private static double density(double s, int degrees) {
    if (s == 0) {
      return degrees == 1 ? StrictMath.exp(0.5) : 0;
    }
    return StrictMath.exp((degrees - 1) * StrictMath.log(s) - degrees * (s - 1) * (s + 1) / 2);
  }

  private static void requireBlocks(int blocks) {
    if (blocks < 2) {
      throw new IllegalArgumentException(
          blocks + " blocks, at least 2 needed for a spread; give more runs");
    }
  }

  private static void requireGain(double gain) {
    if (!(gain > 0)) {
      throw new IllegalArgumentException("the gain is " + gain + ", expected a number above 0");
    }
  }
}
