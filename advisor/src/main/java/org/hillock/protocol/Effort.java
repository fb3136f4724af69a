package org.hillock.protocol;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hillock.statistics.Power;

/// What a confirmation could see, and how much more it would take to decide.
///
/// A mean with standard error e is told from a number at distance q(n) sqrt(n) e with probability
/// 0.8, where q(n) is what the t test with n blocks sees, in standard deviations; e² = variance
/// over blocks / n + that of the rows.
///
/// @param smallestGain that would have been seen on new rows with probability 0.8
/// @param distance that has to be seen: how far the mean is from 0, if it is beyond the margin, or
///   from a sizeable gain, whichever is easier
/// @param blocks so many would see that distance with probability 0.8; none if no number does, as
///   the rows alone leave too much open
/// @param rows so many times as many rows would; none if no number does, as the blocks alone leave
///   too much open, or where rows are drawn at will
public record Effort(
    double smallestGain, double distance, OptionalInt blocks, OptionalDouble rows) {
  private static final double POWER = 0.8;
  private static final int MOST_BLOCKS = 10_000;

  /// Any gain of so many standard deviations is seen.
  private static final double LARGEST = 1e6;

  static Effort of(Design design, Confirmation found) {
    Power power = new Power(design.level(), POWER);
    int n = found.differences().size();
    double distance = distance(design, found);
    return new Effort(
        reach(power, found, n),
        distance,
        blocks(power, found, n, distance),
        rows(design.rows(), power, found, n, distance));
  }

  static double visible(Design design, Confirmation found) {
    return reach(new Power(design.level(), POWER), found, found.differences().size());
  }

  private static double distance(Design design, Confirmation found) {
    double mean = found.mean();
    double from0 = Math.abs(mean) > design.margin() ? Math.abs(mean) : 0;
    return Math.max(from0, design.sizeable() - mean);
  }

  /// The distance that n blocks see.
  private static double reach(Power power, Confirmation found, int n) {
    double variance = found.variance() + n * found.rowVariance();
    return variance == 0 ? 0 : Math.sqrt(variance) * power.smallestGain(n);
  }

  private static OptionalInt blocks(Power power, Confirmation found, int n, double distance) {
    if (!sees(power, found, MOST_BLOCKS, distance)) {
      return OptionalInt.empty();
    }
    int low = n + 1;
    int high = MOST_BLOCKS;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sees(power, found, middle, distance)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalInt.of(low);
  }

  private static boolean sees(Power power, Confirmation found, int blocks, double distance) {
    double spread = Math.sqrt(found.variance() + blocks * found.rowVariance());
    return spread == 0 || power.of(Math.min(distance / spread, LARGEST), blocks) >= POWER;
  }

  private static OptionalDouble rows(
      Rows rows, Power power, Confirmation found, int n, double distance) {
    double visible = distance / (power.smallestGain(n) * Math.sqrt(n));
    double wanted = visible * visible;
    double ofBlocks = found.variance() / n;
    double ratio =
        switch (rows) {
          case Rows.Fresh _ -> Double.NaN;
          // What a block varies by comes from its rows, so all of it falls with them.
          case Rows.Resampled _ -> (ofBlocks + found.rowVariance()) / wanted;
          case Rows.HeldOut _ -> found.rowVariance() / (wanted - ofBlocks);
        };
    return ratio > 0 && ratio < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(Math.max(1, ratio))
        : OptionalDouble.empty();
  }
}
