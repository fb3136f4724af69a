package org.hillock.protocol;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
/// Better is claimed only if the exact sign-flip p is below the level, both intervals are above 0
/// and the mean above the margin. A tie is claimed only if both intervals are below a sizeable gain
/// and the sign-flip test too rejects one: with 12 blocks the interval alone is too narrow.
///
/// @param differences challenger - baseline, one a block
/// @param mean of the differences
/// @param pValue of the two-sided sign-flip test
/// @param sizeablePValue the same for the differences less a sizeable gain: was the gain that?
/// @param interval BCa, for the mean over blocks on these rows
/// @param newRows for the mean on new rows: it counts that rows are few, or come again in blocks
/// @param superiority P(challenger > baseline) in a block
/// @param equivalence where the interval lies beside the region of practical equivalence
public record Confirmation(
    List<Double> differences,
    double mean,
    double pValue,
    double sizeablePValue,
    Interval interval,
    Interval newRows,
    Superiority superiority,
    Equivalence.Decision equivalence) {
  private static final double POWER = 0.8;

  static Confirmation of(Design design, Outcomes outcomes, int challenger) {
    List<Integer> both = List.of(challenger, design.baseline());
    int first = design.confirmationStart();
    List<Scored> scored =
        Scored.of(outcomes, Stage.CONFIRMATION, both, first, design.confirmation());
    double[] d = scored.getFirst().minus(scored.getLast());
    double confidence = 1 - design.level();
    Interval interval = Bootstrap.meanInterval(d, confidence);
    return new Confirmation(
        DoubleStream.of(d).boxed().toList(),
        Sample.mean(d),
        SignFlip.pValue(d),
        SignFlip.pValue(DoubleStream.of(d).map(v -> v - design.sizeable()).toArray()),
        interval,
        design.rows().interval(d, leavingOut(design, outcomes, challenger), confidence),
        Superiority.of(d, confidence),
        new Equivalence(design.margin()).decide(interval));
  }

  /// What follows from the numbers.
  Answer answer(Design design) {
    boolean significant = pValue < design.level();
    double low = Math.min(interval.low(), newRows.low());
    double high = Math.max(interval.high(), newRows.high());
    if (significant && low > 0 && mean > design.margin()) {
      return Answer.BETTER;
    }
    if (significant && high < 0 && mean < -design.margin()) {
      return Answer.WORSE;
    }
    boolean ruledOut = high < design.sizeable() && sizeablePValue < design.level();
    return ruledOut ? Answer.TIE : Answer.TOO_LITTLE_DATA;
  }

  /// The mean difference that so many blocks would have shown with probability 0.8, given their
  /// spread.
  public double smallestGain(Design design) {
    double spread = spread();
    return spread == 0 ? 0 : spread * power(design).smallestGain(differences.size());
  }

  /// How many blocks would show a sizeable gain with probability 0.8, given their spread.
  ///
  /// @throws IllegalArgumentException if that is 0, as no number of blocks shows any gain
  public int blocksNeeded(Design design) {
    double gain = design.sizeable() / spread();
    return power(design).blocksFor(Math.min(gain, Double.MAX_VALUE));
  }

  private double spread() {
    return Sample.standardDeviation(differences.stream().mapToDouble(d -> d).toArray());
  }

  private static Power power(Design design) {
    return new Power(design.level(), POWER);
  }

  /// Gains of the challenger with each group of test rows left out; empty if none are held out.
  private static double[][] leavingOut(Design design, Outcomes outcomes, int challenger) {
    return switch (design.rows()) {
      case Rows.Fresh _, Rows.Resampled _ -> new double[0][];
      case Rows.HeldOut _ -> {
        int first = design.confirmationStart();
        double[][] ours = outcomes.leavingOut(challenger, first, design.confirmation());
        double[][] others = outcomes.leavingOut(design.baseline(), first, design.confirmation());
        yield IntStream.range(0, ours.length)
            .mapToObj(block ->
                IntStream.range(0, ours[block].length)
                    .mapToDouble(g -> ours[block][g] - others[block][g])
                    .toArray())
            .toArray(double[][]::new);
      }
    };
  }
}
