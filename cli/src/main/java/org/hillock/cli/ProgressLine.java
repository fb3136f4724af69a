package org.hillock.cli;

import org.hillock.study.Progress;

/// One line on the terminal that is drawn again and again; silent where there is no terminal.
///
/// The launcher says in the property `hillock.terminal` whether the error stream is one.
final class ProgressLine implements Progress {
  private static final int WIDTH = 30;
  private static final String CLEAR = "\r\u001b[K";
  private final boolean shown = Boolean.getBoolean("hillock.terminal");
  private volatile int done;
  private volatile int total;

  @Override
  public void finished(int finished, int all, String what) {
    done = finished;
    total = all;
    if (shown) {
      int filled = WIDTH * finished / all;
      System.err.print(
          CLEAR
              + "█".repeat(filled)
              + "░".repeat(WIDTH - filled)
              + " %d of %d trainings, %s".formatted(finished, all, what));
      System.err.flush();
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
    if (shown) {
      System.err.print(CLEAR);
      System.err.flush();
    }
  }
}
