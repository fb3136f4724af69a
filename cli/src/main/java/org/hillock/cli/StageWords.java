package org.hillock.cli;

import org.hillock.protocol.Stage;

/// What the parts of a comparison are called on the terminal.
final class StageWords {
  private StageWords() {}

  static String of(Stage stage) {
    return switch (stage) {
      case NINTH -> "screening at 1/9";
      case THIRD -> "screening at 1/3";
      case FULL -> "screening in full";
      case SELECTION -> "selection";
      case CONFIRMATION -> "confirmation";
    };
  }
}
