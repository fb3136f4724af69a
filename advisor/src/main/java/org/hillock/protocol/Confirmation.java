package org.hillock.protocol;

import java.util.List;
import java.util.stream.DoubleStream;
import org.hillock.statistics.Bootstrap;
import org.hillock.statistics.Equivalence;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Power;
import org.hillock.statistics.Sample;
import org.hillock.statistics.SignFlip;
import org.hillock.statistics.Superiority;

/// The challenger against the baseline on blocks that nobody has looked at: since there is one
/// comparison, chosen before, there is nothing to correct for.
///
/// Better is claimed only if the exact sign-flip p is below the level, the BCa interval is above 0
/// and the mean above the margin. A tie is claimed only if the interval is below the margin and the
/// sign-flip test too rejects a gain of the margin: with 12 blocks the interval alone is too
/// narrow.
///
/// @param differences challenger - baseline, one a block
/// @param mean of the differences
/// @param pValue of the two-sided sign-flip test
/// @param marginPValue the same for the differences less the margin: was the gain the margin?
/// @param interval BCa, for the mean
/// @param superiority P(challenger > baseline) in a block
/// @param equivalence where the interval lies beside the region of practical equivalence
public record Confirmation(
    List<Double> differences,
    double mean,
    double pValue,
    double marginPValue,
    Interval interval,
    Superiority superiority,
    Equivalence.Decision equivalence) {
  private static final double POWER = 0.8;

  static Confirmation of(Design design, Outcomes outcomes, int challenger) {
    Scored ours = scored(design, outcomes, challenger);
    double[] d = ours.minus(scored(design, outcomes, design.baseline()));
    double confidence = 1 - design.level();
    Interval interval = Bootstrap.meanInterval(d, confidence);
    return new Confirmation(
        DoubleStream.of(d).boxed().toList(),
        Sample.mean(d),
        SignFlip.pValue(d),
        SignFlip.pValue(DoubleStream.of(d).map(v -> v - design.margin()).toArray()),
        interval,
        Superiority.of(d, confidence),
        new Equivalence(design.margin()).decide(interval));
  }

  /// What follows from the numbers.
  Answer answer(Design design) {
    boolean significant = pValue < design.level();
    if (significant && interval.low() > 0 && mean > design.margin()) {
      return Answer.BETTER;
    }
    if (significant && interval.high() < 0 && mean < -design.margin()) {
      return Answer.WORSE;
    }
    boolean ruledOut = interval.high() < design.margin() && marginPValue < design.level();
    return ruledOut ? Answer.TIE : Answer.TOO_LITTLE_DATA;
  }

  /// The mean difference that so many blocks would have shown with probability 0.8, given their
  /// spread.
  public double smallestGain(Design design) {
    double spread = spread();
    return spread == 0 ? 0 : spread * power(design).smallestGain(differences.size());
  }

  /// How many blocks would show a gain of the margin with probability 0.8, given their spread.
  ///
  /// @throws IllegalArgumentException if the margin is 0, as no number of blocks shows any gain
  public int blocksNeeded(Design design) {
    double gain = design.margin() / spread();
    return power(design).blocksFor(Math.min(gain, Double.MAX_VALUE));
  }

  private double spread() {
    return Sample.standardDeviation(differences.stream().mapToDouble(d -> d).toArray());
  }

  private static Power power(Design design) {
    return new Power(design.level(), POWER);
  }

  private static Scored scored(Design design, Outcomes outcomes, int candidate) {
    return Scored.of(
        outcomes, candidate, design.confirmationStart(), design.confirmation(), Stage.CONFIRMATION);
  }
}
