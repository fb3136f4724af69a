package org.hillock.advice;

import java.util.List;

/// Which activation to use, and how sure that is.
///
/// @param kind what can be said
/// @param use the candidate to use
/// @param tiedWith those that cannot be told from it
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
    /// One is better, and that can be claimed.
    CLEAR("clear"),
    /// No difference can be detected, though a sizeable one would have been.
    TIE("tie"),
    /// The data or the blocks are too few to tell.
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
