package org.hillock.advice;

import java.util.List;
import org.hillock.statistics.Interval;

/// Which activation to use, and how sure that is.
///
/// @param kind what can be said
/// @param use the activation to use
/// @param tiedWith those that cannot be told from it
/// @param baseline what the others had to beat
/// @param p of the deciding contrast, after Holm's correction
/// @param gain of the deciding contrast, in the metric's unit, positive if better than the baseline
/// @param interval 95 % interval of that gain for new rows
/// @param sentence all of it in words
public record Verdict(
    Kind kind,
    String use,
    List<String> tiedWith,
    String baseline,
    double p,
    double gain,
    Interval interval,
    String sentence) {
  /// Copies the list.
  public Verdict {
    tiedWith = List.copyOf(tiedWith);
  }

  /// What can be said.
  public enum Kind {
    /// One is better, and that can be claimed.
    CLEAR("clear"),
    /// No difference can be detected, though a sizeable one would have been.
    TIE("tie"),
    /// The data or the seeds are too few to tell.
    TOO_LITTLE_DATA("too-little-data");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /// Its name in files.
    public String label() {
      return label;
    }
  }
}
