package org.hillock.advice;

import java.util.List;

/// Which activation to use, and how sure that is; docs/verdict.md says when which is given.
///
/// @param kind what can be said
/// @param use the candidate to use
/// @param tiedWith in a tie those that are not sizeably worse than the baseline; with too little
///   data those that may be better; else none
/// @param sentence what to do, for readers who know no statistics
/// @param grounds the numbers behind it, a sentence each, for those who do
public record Verdict(
    Kind kind, String use, List<String> tiedWith, String sentence, List<String> grounds) {
  /// Copies the lists.
  public Verdict {
    tiedWith = List.copyOf(tiedWith);
    grounds = List.copyOf(grounds);
  }

  /// What can be said.
  public enum Kind {
    /// The challenger is better than the baseline, or worse, and that can be claimed.
    CLEAR("clear"),
    /// A sizeable gain of the challenger over the baseline can be ruled out.
    TIE("tie"),
    /// Neither, as rows or blocks are too few; or no network learned anything to choose by.
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
