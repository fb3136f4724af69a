package org.hillock.rulebook;

import java.util.List;
import java.util.Locale;

/// Something to go by when choosing. Names of functions are between backquotes.
///
/// @param id by which it is referred to, in kebab-case
/// @param topic what it is about
/// @param standing how far it can be relied on
/// @param statement what to do, one or two sentences
/// @param reason why, one sentence
/// @param source paper or book, year
/// @param evidence files of this repository that show it, or what is to be said against it
public record Rule(
    String id,
    Topic topic,
    Standing standing,
    String statement,
    String reason,
    String source,
    List<String> evidence) {
  /// Copies the list.
  public Rule {
    evidence = List.copyOf(evidence);
  }

  /// How far a rule can be relied on.
  public enum Standing {
    /// By mathematics, or by a measurement here that leaves nothing out.
    PROVEN("proven"),
    /// What most people do; nothing here speaks against it.
    PRACTICE("usual practice"),
    /// Measurements of ours speak against it, at least in part.
    CONTRADICTED("contradicted by our measurements");

    private final String label;

    Standing(String label) {
      this.label = label;
    }

    /// How it is written in reports.
    public String label() {
      return label;
    }

    /// In one word: "proven".
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a rule is about.
  public enum Topic {
    /// Functions between layers.
    HIDDEN("Hidden layers"),
    /// The function of the last layer.
    OUTPUT("Output layer, by task"),
    /// What suits convolutions, recurrences, attention.
    NETWORK("By kind of network"),
    /// Gradients that get smaller from layer to layer.
    VANISHING("When the gradient vanishes"),
    /// Gradients that get larger, and units without any.
    EXPLODING("When it explodes, when units die"),
    /// What the place of use demands.
    CONSTRAINT("What the place of use demands");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    /// How it is written above its rules.
    public String title() {
      return title;
    }
  }
}
