package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.hillock.training.State;
import org.hillock.training.Watcher;

/// How far a training is, on one line of the terminal.
final class TrainingLine implements Watcher {
  private static final long BETWEEN = 100_000_000;
  private static final double SECOND = 1e9;

  private final TerminalLine line;
  private final LongSupplier clock;
  private long start;
  private long drawn;

  /// Rows learned from when this process began; negative if that is not known yet.
  private long rowsBefore = -1;

  TrainingLine(TerminalLine line, LongSupplier clock) {
    this.line = line;
    this.clock = clock;
  }

  @Override
  public void stepped(State state) {
    if (!line.isShown()) {
      return;
    }
    long now = clock.getAsLong();
    if (rowsBefore < 0) {
      start = now;
      rowsBefore = rows(state);
      drawn = now - BETWEEN;
    }
    if (now - drawn >= BETWEEN) {
      drawn = now;
      line.draw(text(state, rows(state) - rowsBefore, (now - start) / SECOND));
    }
  }

  private static long rows(State state) {
    return (state.epoch() - 1L) * state.rows() + state.rowsDone();
  }

  /// @param rows learned from in the seconds
  static String text(State state, long rows, double seconds) {
    List<Double> losses = state.validationLosses();
    StringBuilder text = new StringBuilder();
    text.append("epoch %d of %d".formatted(state.epoch(), state.epochs()));
    text.append(", %d %%".formatted(100L * state.rowsDone() / state.rows()));
    text.append(String.format(Locale.ROOT, ": loss %.3g", state.loss()));
    if (!losses.isEmpty()) {
      text.append(String.format(Locale.ROOT, ", validation %.3g", losses.getLast()));
    }
    if (rows > 0 && seconds > 0) {
      double rate = rows / seconds;
      long left = (long) (((long) state.epochs() * state.rows() - rows(state)) / rate);
      text.append(String.format(Locale.ROOT, ", %.0f rows/s, ", rate));
      text.append(
          left < 3600
              ? "%d:%02d left".formatted(left / 60, left % 60)
              : "%d:%02d h left".formatted(left / 3600, left / 60 % 60));
    }
    return text.toString();
  }
}
