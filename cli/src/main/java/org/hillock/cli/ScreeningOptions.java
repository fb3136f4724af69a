package org.hillock.cli;

import org.hillock.study.Blocks;
import picocli.CommandLine.Option;

/// Who is taken out before the selection.
final class ScreeningOptions {
  @Option(
      names = "--keep-all",
      description =
          "Take nobody out early: all functions train at full length in the selection, as hillock rank needs.")
  private boolean keepAll;

  /// The blocks for so many candidates.
  Blocks blocks(Blocks usual, int candidates) {
    return keepAll ? usual.keepingAll(candidates) : usual;
  }
}
