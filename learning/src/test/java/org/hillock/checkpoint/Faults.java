package org.hillock.checkpoint;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;

/// What goes wrong with the calls to a disk, and how many there were.
final class Faults {
  /// The process has ended; nothing that it still does has an effect.
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// What happens at the call.
  enum Kind {
    /// Nothing.
    NONE,
    /// It fails; a write has written half before.
    FAILS,
    /// It and all calls after it are not permitted.
    IS_DENIED_FOR_GOOD,
    /// It and all calls after it fail, as on a disk that is gone.
    FAILS_FOR_GOOD,
    /// A read or write moves only a part of the bytes.
    IS_SHORT,
    /// As that one, and all after it.
    IS_SHORT_FOR_GOOD,
    /// The process ends before it.
    CRASHES,
    /// The process ends when a write has written half.
    CRASHES_MIDWAY,
    /// The thread is interrupted.
    IS_INTERRUPTED
  }

  private final Kind kind;
  private final int at;
  private int calls;
  private boolean over;

  /// @param at the number of the call, from 1
  Faults(Kind kind, int at) {
    this.kind = kind;
    this.at = at;
  }

  static Faults none() {
    return new Faults(Kind.NONE, 0);
  }

  int calls() {
    return calls;
  }

  /// Whether the call came at which something goes wrong.
  boolean struck() {
    return kind != Kind.NONE && calls >= at;
  }

  /// A call that moves no bytes.
  void call() throws IOException {
    if (transfer(1) == 0) {
      fail();
    }
  }

  /// A call that moves bytes: how many it does move before [#fail()], or in all.
  int transfer(int bytes) {
    if (over) {
      throw new Crash();
    }
    calls++;
    boolean struck = calls == at;
    boolean since = calls >= at;
    return switch (kind) {
      case NONE -> bytes;
      case FAILS, CRASHES_MIDWAY, IS_INTERRUPTED -> struck ? bytes / 2 : bytes;
      case FAILS_FOR_GOOD, IS_DENIED_FOR_GOOD -> since ? bytes / 2 : bytes;
      case IS_SHORT -> struck ? Math.ceilDiv(bytes, 2) : bytes;
      case IS_SHORT_FOR_GOOD -> since ? Math.ceilDiv(bytes, 2) : bytes;
      case CRASHES -> struck ? 0 : bytes;
    };
  }

  /// Ends a call that did not move all bytes, if it is not only short.
  void fail() throws IOException {
    switch (kind) {
      case FAILS, FAILS_FOR_GOOD -> throw new IOException("No space left on device");
      case IS_DENIED_FOR_GOOD -> throw new AccessDeniedException("a file");
      case CRASHES, CRASHES_MIDWAY -> {
        over = true;
        throw new Crash();
      }
      case IS_INTERRUPTED -> {
        Thread.currentThread().interrupt();
        throw new ClosedByInterruptException();
      }
      case NONE, IS_SHORT, IS_SHORT_FOR_GOOD -> {}
    }
  }
}
