package org.hillock.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hillock.statistics.Power;

/// What a confirmation could see, and how much more it would take to decide.
///
/// A gain is seen if a t test tells it from 0, the standard error being √(variance over blocks / n
/// + that of the rows). It is decided if the mean is told from 0, and is beyond the margin, or from
///   a sizeable gain: whichever is easier.
///
/// @param smallestGain that would have been seen on new rows with probability 0.8
/// @param blocks so many would decide with probability 0.8, if the mean stays as it is; none if no
///   number does, as the rows alone leave too much open
/// @param rows so many times as many rows would; none if no number does, as the blocks alone leave
///   too much open, or where rows are drawn at will
public record Sensitivity(double smallestGain, OptionalInt blocks, OptionalDouble rows) {
  private static final double POWER = 0.8;
  private static final int MOST_BLOCKS = 10_000;

  /// Any gain of so many standard deviations is seen.
  private static final double LARGEST = 1e6;

  /// Something to be told from 0.
  ///
  /// @param distance of it
  /// @param power with the level that it is judged by
  private record Claim(double distance, Power power) {
    boolean seen(Confirmation found, int blocks) {
      double spread = Math.sqrt(found.variance() + blocks * found.rowVariance());
      return spread == 0 || power.of(Math.min(distance / spread, LARGEST), blocks) >= POWER;
    }

    /// The variance of a mean over blocks with which it is seen.
    double variance(int blocks) {
      double error = distance / (power.smallestGain(blocks) * Math.sqrt(blocks));
      return error * error;
    }
  }

  static Sensitivity of(Design design, Confirmation found) {
    List<Claim> claims = claims(design, found);
    return new Sensitivity(
        smallestGain(design, found), blocks(claims, found), rows(design.rows(), claims, found));
  }

  static double smallestGain(Design design, Confirmation found) {
    int n = found.differences().size();
    double variance = found.variance() + n * found.rowVariance();
    double level = design.levelOfGains();
    return variance == 0 ? 0 : Math.sqrt(variance) * new Power(level, POWER).smallestGain(n);
  }

  private static List<Claim> claims(Design design, Confirmation found) {
    double mean = found.mean();
    List<Claim> claims = new ArrayList<>();
    if (mean > design.margin()) {
      claims.add(new Claim(mean, new Power(design.levelOfGains(), POWER)));
    }
    if (mean < -design.margin()) {
      claims.add(new Claim(-mean, new Power(design.level(), POWER)));
    }
    if (mean < design.sizeable()) {
      claims.add(new Claim(design.sizeable() - mean, new Power(design.level(), POWER)));
    }
    return claims;
  }

  private static OptionalInt blocks(List<Claim> claims, Confirmation found) {
    if (claims.stream().noneMatch(claim -> claim.seen(found, MOST_BLOCKS))) {
      return OptionalInt.empty();
    }
    int low = found.differences().size() + 1;
    int high = MOST_BLOCKS;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (claims.stream().anyMatch(claim -> claim.seen(found, middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalInt.of(low);
  }

  private static OptionalDouble rows(Rows rows, List<Claim> claims, Confirmation found) {
    int n = found.differences().size();
    double ofBlocks = found.variance() / n;
    return claims.stream()
        .mapToDouble(claim ->
            switch (rows) {
              case Rows.Fresh _ -> Double.NaN;
              // What a block varies by comes from its rows, so all of it falls with them.
              case Rows.Resampled _ -> (ofBlocks + found.rowVariance()) / claim.variance(n);
              case Rows.HeldOut _ -> found.rowVariance() / (claim.variance(n) - ofBlocks);
            })
        .filter(ratio -> ratio > 0 && ratio < Double.POSITIVE_INFINITY)
        .map(ratio -> Math.max(1, ratio))
        .min();
  }
}
