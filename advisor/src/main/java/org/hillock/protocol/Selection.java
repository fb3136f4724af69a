package org.hillock.protocol;

import java.util.Comparator;
import java.util.List;

/// Who challenges the baseline: the survivor with the largest mean over blocks of its own.
///
/// The baseline does not stand for election; where it is the best, the confirmation says so.
///
/// @param standings survivors, baseline aside, best first
public record Selection(List<Standing> standings) {
  /// A survivor's mean score.
  ///
  /// @param candidate its number
  /// @param mean over the blocks of the selection
  public record Standing(int candidate, double mean) {}

  static Selection of(Design design, Outcomes outcomes, List<Integer> survivors) {
    return new Selection(
        survivors.stream()
            .filter(candidate -> candidate != design.baseline())
            .map(candidate -> standing(design, outcomes, candidate))
            .sorted(Comparator.comparingDouble(Standing::mean).reversed())
            .toList());
  }

  /// The number of the best.
  public int challenger() {
    return standings.getFirst().candidate();
  }

  private static Standing standing(Design design, Outcomes outcomes, int candidate) {
    int start = design.selectionStart();
    Scored scored = Scored.of(outcomes, candidate, start, design.selection(), Stage.SELECTION);
    return new Standing(candidate, scored.mean());
  }
}
