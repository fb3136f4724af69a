package org.hillock.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// `adjusted[k]` = max over j <= k of min(1, (m - j + 1) p_j), for p_1 <= ... <= p_m: Holm's
/// step-down p-values.
///
/// Rejecting where adjusted <= alpha keeps the chance of even one false rejection among the m below
/// alpha, however the tests depend on each other.
///
/// Source: S. Holm, "A simple sequentially rejective multiple test procedure", 1979.
public final class Holm {
  private Holm() {}

  /// The adjusted p-values in the order of the input, which is left alone; none for none.
  ///
  /// @param pValues each from 0 to 1
  /// @throws IllegalArgumentException if one is no probability
  public static double[] adjust(double[] pValues) {
    for (int i = 0; i < pValues.length; i++) {
      Probability.require("p-value " + (i + 1), pValues[i]);
    }
    int[] rising =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int j = 0; j < rising.length; j++) {
      largest = Math.max(largest, Math.min(1, (rising.length - j) * pValues[rising[j]]));
      adjusted[rising[j]] = largest;
    }
    return adjusted;
  }
}
