package org.hillock.statistics;

/// t = mean / sqrt(variance * (1/J + testRows/trainRows)) with J - 1 degrees of freedom: the paired
/// t test for J random splits of the same rows into training and test.
///
/// The J differences share training rows, so they vary less among each other than a new set of rows
/// would make them; with 1/J alone, more splits would make any difference significant. The second
/// term repairs that.
///
/// Repeated stratified k-fold gives J = k times repeats differences, of which k - 1 parts of the
/// rows train and one tests each (Bouckaert and Frank, "Evaluating the replicability of
/// significance tests", 2004).
///
/// Source: Nadeau and Bengio, "Inference for the generalization error", Machine Learning 52, 2003,
/// section 5.
///
/// @param mean of the differences
/// @param standardError the corrected one; infinite if there is one difference only
/// @param degreesOfFreedom J - 1
public record CorrectedT(double mean, double standardError, int degreesOfFreedom) {
  /// The test of these differences. One alone says nothing: everything is possible and p is 1.
  ///
  /// @param differences one a split, at least one, finite
  /// @param trainRows rows that each split trains on
  /// @param testRows rows that each split is tested on
  /// @throws IllegalArgumentException if there are no differences, one is not finite, or there are
  ///   no rows
  public static CorrectedT of(double[] differences, int trainRows, int testRows) {
    if (trainRows < 1 || testRows < 1) {
      throw new IllegalArgumentException(
          "%s training rows and %s test rows, at least 1 of each needed; give the rows of one split"
              .formatted(trainRows, testRows));
    }
    double mean = Sample.mean(differences);
    int splits = differences.length;
    if (splits == 1) {
      return new CorrectedT(mean, Double.POSITIVE_INFINITY, 0);
    }
    double factor = 1.0 / splits + (double) testRows / trainRows;
    double standardError = Math.sqrt(Sample.variance(differences) * factor);
    return new CorrectedT(mean, standardError, splits - 1);
  }

  /// mean +- quantile((1 + confidence) / 2) * standardError; of width 0 if the differences are all
  /// equal.
  ///
  /// @param confidence between 0 and 1
  /// @throws IllegalArgumentException if the confidence is out of range
  public Interval interval(double confidence) {
    Probability.requireInside("confidence", confidence);
    if (degreesOfFreedom == 0) {
      return Interval.EVERYWHERE;
    }
    double reach = -new StudentT(degreesOfFreedom).quantile((1 - confidence) / 2) * standardError;
    return new Interval(mean - reach, mean + reach);
  }

  /// The two-sided p-value of "the mean is 0". Differences that are all equal have no variance and
  /// give 0, or 1 if they are 0: with few splits of few rows that happens by chance, so look at
  /// [SignFlip] too, which never gives 0.
  public double pValue() {
    if (degreesOfFreedom == 0 || mean == 0) {
      return 1;
    }
    return 2 * new StudentT(degreesOfFreedom).cdf(-Math.abs(mean / standardError));
  }
}
