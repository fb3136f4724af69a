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

  /// The survivors' scores on the blocks of the selection.
  static List<Scored> scored(Design design, Outcomes outcomes, List<Integer> survivors) {
    return Scored.of(
        outcomes, Stage.SELECTION, survivors, design.selectionStart(), design.selection());
  }

  static Selection of(Design design, List<Scored> scored) {
    return new Selection(
        scored.stream()
            .filter(one -> one.candidate() != design.baseline())
            .map(one -> new Standing(one.candidate(), one.mean()))
            .sorted(Comparator.comparingDouble(Standing::mean).reversed())
            .toList());
  }

  /// The number of the best.
  public int challenger() {
    return standings.getFirst().candidate();
  }
}
