package org.hillock.cli;

import org.hillock.work.Progress;

/// How far the trainings of a comparison are, on one line of the terminal.
final class ProgressLine implements Progress {
  private static final int WIDTH = 30;
  private final TerminalLine line = new TerminalLine();
  private volatile int done;
  private volatile int total;

  @Override
  public void finished(int finished, int all, String what) {
    done = finished;
    total = all;
    if (line.isShown()) {
      int filled = WIDTH * finished / all;
      line.draw(
          "█".repeat(filled)
              + "░".repeat(WIDTH - filled)
              + " %d of %d trainings, %s".formatted(finished, all, what));
    }
  }

  /// How far it came, in words.
  String state() {
    return done + " of " + total + " trainings were done";
  }

  /// What there was to do, in words.
  String total() {
    return total + " trainings";
  }

  /// Takes the line off the terminal.
  void clear() {
    line.clear();
  }
}
