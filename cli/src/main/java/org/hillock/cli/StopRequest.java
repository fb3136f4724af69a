package org.hillock.cli;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Ctrl-C or SIGTERM, as a request that the command answers as soon as it can lose nothing. The JVM
/// waits for the answer and ends with its exit code.
final class StopRequest implements AutoCloseable {
  /// What Ctrl-C ends with.
  static final int EXIT_CODE = 130;

  private final CountDownLatch answered = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "hillock-stop");
  private final String command;
  private volatile boolean made;
  private volatile boolean working;
  private volatile @Nullable Thread waiting;
  private volatile int exitCode = 1;

  private StopRequest(String command) {
    this.command = command;
  }

  /// Waits for one.
  ///
  /// @param command for messages
  static StopRequest to(String command) {
    StopRequest request = new StopRequest(command);
    Runtime.getRuntime().addShutdownHook(request.hook);
    return request;
  }

  private void stop() {
    made = true;
    if (!working) {
      System.err.println(command + ": stopped before the training began; nothing was written.");
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    Thread thread = waiting;
    if (thread != null) {
      thread.interrupt();
    }
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /// From now on there is something to lose.
  void workBegins() {
    working = true;
  }

  /// The same, and a request interrupts a thread that waits for others to work.
  void workBegins(Thread waits) {
    waiting = waits;
    workBegins();
  }

  /// The work is done, and what it came to is written; from now on that is not interrupted.
  void workEnds() {
    waiting = null;
    // One that came this moment has nothing to stop any more.
    Thread.interrupted();
  }

  /// Whether there was one.
  boolean isMade() {
    return made;
  }

  /// The command is done, or has stopped.
  ///
  /// @return the exit code
  int answer(int code) {
    exitCode = code;
    return code;
  }

  @Override
  public void close() {
    answered.countDown();
    if (!made) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The request comes this moment; the hook finds its answer.
      }
    }
  }
}
