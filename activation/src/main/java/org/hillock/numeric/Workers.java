package org.hillock.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A few threads that share out small pieces of work. The thread that calls [#run] takes part.
///
/// A thread that waits spins for a while before it sleeps, so that handing out work again soon
/// costs about a microsecond. Which thread does which piece is left to chance; whoever wants the
/// same result every time gives each piece a place of its own to write to.
public final class Workers implements AutoCloseable {
  /// How often a thread looks for work before it sleeps: some 35 microseconds.
  private static final int LOOKS = 2000;

  private static final int ROUND_SHIFT = 32;

  private final List<Thread> threads = new ArrayList<>();

  /// The number of the round, and how many of its pieces are left.
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger done = new AtomicInteger();
  private int pieces;
  private Piece piece = (index, worker) -> {};
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  /// A piece of work.
  @FunctionalInterface
  public interface Piece {
    /// Does it.
    ///
    /// @param index from 0, which piece
    /// @param worker from 0 to below [Workers#count]; no two pieces run at once with the same
    void run(int index, int worker);
  }

  private Workers(int count) {
    for (int worker = 1; worker < count; worker++) {
      int number = worker;
      Thread thread =
          Thread.ofPlatform()
              .daemon()
              .name("hillock-worker-" + worker)
              .unstarted(() -> work(number));
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /// That many workers, the calling thread among them.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Workers of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " threads; at least 1 is needed");
    }
    return new Workers(count);
  }

  /// How many there are, the calling thread among them.
  public int count() {
    return threads.size() + 1;
  }

  /// Runs all pieces and returns when they are done. Only one thread may call it at a time.
  ///
  /// @throws RuntimeException or an Error that a piece threw; the other pieces are done all the
  ///   same
  public void run(int count, Piece work) {
    if (threads.isEmpty() || count == 1) {
      for (int index = 0; index < count; index++) {
        work.run(index, 0);
      }
      return;
    }
    piece = work;
    pieces = count;
    done.setPlain(0);
    long round = (ticket.getPlain() >>> ROUND_SHIFT) + 1;
    ticket.set(round << ROUND_SHIFT | count);
    for (int i = 0; i < threads.size(); i++) {
      LockSupport.unpark(threads.get(i));
    }
    take(round, 0);
    while (done.get() < count) {
      Thread.onSpinWait();
    }
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      rethrow(thrown);
    }
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  /// Takes pieces of a round until none is left. A ticket of a later round is not taken.
  private void take(long round, int worker) {
    while (true) {
      long now = ticket.get();
      int left = (int) now;
      if (now >>> ROUND_SHIFT != round || left == 0) {
        return;
      }
      if (ticket.compareAndSet(now, now - 1)) {
        try {
          piece.run(pieces - left, worker);
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }
  }

  private void work(int worker) {
    long seen = 0;
    int looks = 0;
    while (!closed) {
      long round = ticket.get() >>> ROUND_SHIFT;
      if (round != seen) {
        seen = round;
        take(round, worker);
        looks = 0;
      } else if (looks < LOOKS) {
        looks++;
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        looks = 0;
      }
    }
  }

  /// Lets the threads end.
  @Override
  public void close() {
    closed = true;
    threads.forEach(LockSupport::unpark);
  }
}
