package org.hillock.ranking;

import java.util.List;

/// Where a candidate stands.
///
/// @param candidate its name
/// @param meanRank over the data sets; 1 is the best
/// @param wins data sets on which it is better than the baseline by more than the margin
/// @param ties data sets on which the difference is within the margin
/// @param losses data sets on which it is worse by more than the margin
/// @param gains over the baseline, one a data set, in margins of that set
/// @param pValue of Wilcoxon's signed ranks of the gains, by Holm; 1 for the baseline
/// @param direction W+ - W-: above 0 if it is rather better than the baseline
public record Place(
    String candidate,
    double meanRank,
    int wins,
    int ties,
    int losses,
    List<Double> gains,
    double pValue,
    double direction) {
  /// Copies the list.
  public Place {
    gains = List.copyOf(gains);
  }
}
