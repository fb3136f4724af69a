package org.hillock.scorecard;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A second thread that takes the other half of a call. It spins for a moment between calls, as the
/// threads of OpenMP do, and sleeps after that.
final class Companion implements AutoCloseable {
  private static final int SPINS = 20_000;
  private static final long END = -1;

  private final Runnable half;
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final Thread thread = new Thread(this::loop, "companion");

  /// @param half what it runs each time
  Companion(Runnable half) {
    this.half = half;
    thread.setDaemon(true);
    thread.start();
  }

  /// Runs the other half here, and waits for both.
  void beside(Runnable here) {
    long turn = asked.incrementAndGet();
    LockSupport.unpark(thread);
    here.run();
    while (done.get() != turn) {
      Thread.onSpinWait();
    }
  }

  private void loop() {
    int spins = 0;
    for (long turn = asked.get(); turn != END; turn = asked.get()) {
      if (turn != done.get()) {
        half.run();
        done.set(turn);
        spins = 0;
      } else if (spins++ < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  @Override
  public void close() {
    asked.set(END);
    LockSupport.unpark(thread);
  }
}
