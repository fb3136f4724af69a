package org.hillock.checkpoint;

import java.time.Duration;
import java.time.Instant;

/// Which processes run.
interface Processes {
  /// This process.
  Owner self();

  /// Whether that process runs.
  boolean isLive(Owner owner);

  /// Those of this machine.
  static Processes ofThisMachine() {
    return new OnThisMachine();
  }

  /// Asks the operating system.
  record OnThisMachine() implements Processes {
    // Linux tells the start relative to a boot time that moves when the clock is set.
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Override
    public Owner self() {
      return Owner.of(ProcessHandle.current());
    }

    @Override
    public boolean isLive(Owner owner) {
      // Another start with the number of this process is one before it, as in a container.
      return owner.pid() != ProcessHandle.current().pid() && isRunning(owner);
    }

    private static boolean isRunning(Owner owner) {
      return ProcessHandle.of(owner.pid())
          .filter(ProcessHandle::isAlive)
          .map(Owner::of)
          .filter(now -> isSame(now.started(), owner.started()))
          .isPresent();
    }

    /// Unknown starts count as the same: a folder wrongly refused can be freed, a training whose
    /// checkpoints another one deletes cannot.
    private static boolean isSame(Instant now, Instant then) {
      return now.equals(Instant.EPOCH)
          || then.equals(Instant.EPOCH)
          || Duration.between(now, then).abs().compareTo(SLACK) <= 0;
    }
  }
}
