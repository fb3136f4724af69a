package org.hillock.protocol;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hillock.statistics.Bootstrap;
import org.hillock.statistics.Equivalence;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.hillock.statistics.SignFlip;
import org.hillock.statistics.Superiority;

/// The challenger against the baseline on blocks that nobody has looked at: since there is one
/// comparison, chosen before, there is nothing to correct for. But where the rows are those that it
/// was chosen by, what these rows happen to favor speaks for it twice: then the low end for new
/// rows is corrected for all that it was chosen from.
///
/// Better is claimed only if the exact sign-flip p is below the level, both intervals are above 0
/// and the mean above the margin. A tie is claimed only if both intervals are below a sizeable gain
/// and the sign-flip test too rejects one: with 12 blocks the interval alone is too narrow. The two
/// cannot both be false, so the level holds for them together.
///
/// @param differences challenger - baseline, one a block
/// @param mean of the differences
/// @param pValue of the two-sided sign-flip test
/// @param sizeablePValue the same for the differences less a sizeable gain: was the gain that?
/// @param interval BCa, for the mean over blocks on these rows
/// @param newRows for the mean on new rows: it counts that rows are few, or come again in blocks;
///   its ends may have different levels
/// @param superiority P(challenger > baseline) in a block
/// @param equivalence where both intervals together lie beside the region of practical equivalence
/// @param rowVariance the part of the variance of the mean on new rows that more blocks leave
public record Confirmation(
    List<Double> differences,
    double mean,
    double pValue,
    double sizeablePValue,
    Interval interval,
    Interval newRows,
    Superiority superiority,
    Equivalence.Decision equivalence,
    double rowVariance) {
  static Confirmation of(Design design, Outcomes outcomes, int challenger) {
    List<Integer> both = List.of(challenger, design.baseline());
    int first = design.confirmationStart();
    List<Scored> scored =
        Scored.of(outcomes, Stage.CONFIRMATION, both, first, design.confirmation());
    double[] d = scored.getFirst().minus(scored.getLast());
    double[][] leavingOut = leavingOut(design, outcomes, challenger);
    double confidence = 1 - design.level();
    Interval interval = Bootstrap.meanInterval(d, confidence);
    Interval newRows =
        new Interval(
            design.rows().interval(d, leavingOut, 1 - design.levelOfGains()).low(),
            design.rows().interval(d, leavingOut, confidence).high());
    return new Confirmation(
        DoubleStream.of(d).boxed().toList(),
        Sample.mean(d),
        SignFlip.pValue(d),
        SignFlip.pValue(DoubleStream.of(d).map(v -> v - design.sizeable()).toArray()),
        interval,
        newRows,
        Superiority.of(d, confidence),
        new Equivalence(design.margin()).decide(together(interval, newRows)),
        design.rows().variance(d, leavingOut));
  }

  /// What follows from the numbers.
  Answer answer(Design design) {
    boolean significant = pValue < design.level();
    Interval both = both();
    if (significant && both.low() > 0 && mean > design.margin()) {
      return Answer.BETTER;
    }
    if (significant && both.high() < 0 && mean < -design.margin()) {
      return Answer.WORSE;
    }
    return rulesOutSizeable(design) ? Answer.TIE : Answer.TOO_LITTLE_DATA;
  }

  /// Whether a sizeable gain can be ruled out.
  public boolean rulesOutSizeable(Design design) {
    return both().high() < design.sizeable() && sizeablePValue < design.level();
  }

  /// From the lower of the low ends to the higher of the high ones: what the answer goes by.
  public Interval both() {
    return together(interval, newRows);
  }

  /// The gain on new rows that would have been seen with probability 0.8, given the spread over
  /// blocks and rows.
  public double smallestGain(Design design) {
    return Sensitivity.smallestGain(design, this);
  }

  /// What could be seen, and what it would take to decide.
  public Sensitivity sensitivity(Design design) {
    return Sensitivity.of(design, this);
  }

  /// Σ (d - mean)² / (n - 1), over blocks.
  double variance() {
    return Sample.variance(differences.stream().mapToDouble(d -> d).toArray());
  }

  private static Interval together(Interval a, Interval b) {
    return new Interval(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()));
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
