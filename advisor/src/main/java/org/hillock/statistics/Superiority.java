package org.hillock.statistics;

/// P(A > B) = (wins + ties / 2) / n: the probability that A does better than B in a block, with
/// Wilson's interval for a share of n.
///
/// It says how often the choice pays, which a mean difference does not: 0.5 is a toss, and 0.75 is
/// what Bouthillier et al. call a meaningful difference. The interval assumes independent blocks;
/// ties make it wider than it would have to be, never narrower.
///
/// Source: Bouthillier et al., "Accounting for variance in machine learning benchmarks", 2021; E.
/// B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
///
/// @param probability the share of blocks won, ties counted half
/// @param interval where P(A > B) may lie
public record Superiority(double probability, Interval interval) {
  /// The share of blocks that A wins.
  ///
  /// @param differences A - B, one a block, at least one, finite
  /// @param confidence between 0 and 1
  /// @throws IllegalArgumentException if there are no differences, one is not finite, or the
  ///   confidence is out of range
  public static Superiority of(double[] differences, double confidence) {
    Sample.require(differences, 1);
    Probability.requireInside("confidence", confidence);
    double wins = 0;
    for (double difference : differences) {
      wins += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
    }
    int n = differences.length;
    double share = wins / n;
    double z = Normal.quantile((1 + confidence) / 2);
    double shrunk = 1 + z * z / n;
    double center = (share + z * z / (2 * n)) / shrunk;
    double reach = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / shrunk;
    return new Superiority(
        share, new Interval(Math.max(0, center - reach), Math.min(1, center + reach)));
  }
}
