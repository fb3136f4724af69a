package org.hillock.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Something measured that speaks for a cause.
///
/// @param cause what kind of thing
/// @param sentence what was measured, with the names of both
record Cue(Cause cause, String sentence) {
  /// All that speak, the surest kind first.
  static List<Cue> of(Contest contest) {
    List<Cue> all = new ArrayList<>(InsideCues.of(contest));
    all.addAll(CurveCues.of(contest));
    all.sort(Comparator.comparing(Cue::cause));
    return all;
  }

  Reason of(String candidate) {
    return new Reason(candidate, cause, sentence);
  }
}
