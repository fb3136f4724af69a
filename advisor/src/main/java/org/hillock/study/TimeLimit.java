package org.hillock.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.hillock.training.State;
import org.hillock.training.Watcher;

/// Ends a training between two steps when its time is over, and finds what an epoch takes once the
/// machine is warm: the first steps of a program are far slower than those that follow.
final class TimeLimit implements Commentary {
  private static final int POINTS = 1000;

  private final long until;
  private final LongSupplier nanoseconds;
  private final Commentary commentary;
  private final long interval;
  private final List<Point> points = new ArrayList<>();

  /// How many epochs were done at a time.
  private record Point(double epochs, long time) {}

  /// @param until by the clock
  /// @param nanoseconds the clock
  /// @param commentary goes on watching
  TimeLimit(long until, LongSupplier nanoseconds, Commentary commentary) {
    this.until = until;
    this.nanoseconds = nanoseconds;
    this.commentary = commentary;
    interval = Math.max(0, until - nanoseconds.getAsLong()) / POINTS;
  }

  long until() {
    return until;
  }

  /// Seconds of an epoch over the second half of the time; empty if there were not three steps.
  OptionalDouble secondsPerEpoch() {
    if (points.size() < 3) {
      return OptionalDouble.empty();
    }
    Point last = points.getLast();
    long middle = (points.getFirst().time() + last.time()) / 2;
    Point half =
        points.stream()
            .limit(points.size() - 1L)
            .filter(point -> point.time() <= middle)
            .reduce(points.getFirst(), (earlier, later) -> later);
    return OptionalDouble.of((last.time() - half.time()) * 1e-9 / (last.epochs() - half.epochs()));
  }

  @Override
  public Watcher watcher() {
    Watcher watcher = commentary.watcher();
    return new Watcher() {
      @Override
      public void begins(State state) {
        if (points.isEmpty()) {
          points.add(new Point(0, nanoseconds.getAsLong()));
        }
        watcher.begins(state);
      }

      @Override
      public void stepped(State state) {
        watcher.stepped(state);
        look(state.epoch() - 1 + (double) state.rowsDone() / state.rows());
      }

      @Override
      public void ended(State state) {
        watcher.ended(state);
      }
    };
  }

  private void look(double epochs) {
    long now = nanoseconds.getAsLong();
    boolean over = now > until;
    if (epochs > points.getLast().epochs() && (over || now - points.getLast().time() >= interval)) {
      points.add(new Point(epochs, now));
    }
    if (over) {
      double mean = (now - points.getFirst().time()) * 1e-9 / epochs;
      throw new OutOfTime(epochs, secondsPerEpoch().orElse(mean));
    }
  }
}
