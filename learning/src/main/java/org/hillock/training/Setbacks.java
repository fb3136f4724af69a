package org.hillock.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.checkpoint.Value;
import org.hillock.optimizer.Optimizer.Stepper;
import org.hillock.probe.Autopsy;
import org.hillock.probe.Autopsy.Origin;
import org.jspecify.annotations.Nullable;

/// The steps of a training that were not taken because a number was not finite, and what it takes
/// to go back.
final class Setbacks {
  /// So often in a row it goes back to the same epoch.
  private static final int MOST = 10;

  private static final String SKIPPED = "skipped steps";
  private static final String ROLLBACKS = "rollbacks";
  private static final String IN_VAIN = "rollbacks in vain";
  private static final String UNDONE = "undone steps";
  private static final String MEMORY = "best optimizer ";

  private final OnNonFinite policy;
  private final Stepper stepper;

  /// Of the optimizer at the end of the best epoch; empty if no one goes back there.
  private final List<float[]> memory;

  private long skipped;
  private long rollbacks;

  /// Since the best epoch.
  private long inVain;

  /// Steps that were taken and then undone by going back.
  private long undone;

  private @Nullable Autopsy first;

  Setbacks(OnNonFinite policy, Stepper stepper) {
    this.policy = policy;
    this.stepper = stepper;
    memory =
        policy == OnNonFinite.ROLL_BACK
            ? stepper.memory().stream().map(array -> array.clone()).toList()
            : List.of();
  }

  /// An epoch is the best so far.
  void keep() {
    inVain = 0;
    copy(stepper.memory(), memory);
  }

  private static void copy(List<float[]> from, List<float[]> to) {
    for (int i = 0; i < to.size(); i++) {
      System.arraycopy(from.get(i), 0, to.get(i), 0, to.get(i).length);
    }
  }

  /// What happened.
  void happened(Autopsy autopsy) {
    if (first == null) {
      first = autopsy;
    }
  }

  Optional<Autopsy> first() {
    return Optional.ofNullable(first);
  }

  /// Whether it may help to go back.
  boolean mayRollBack(Autopsy autopsy) {
    boolean given = autopsy.origin() == Origin.INPUT || autopsy.origin() == Origin.TARGET;
    return policy == OnNonFinite.ROLL_BACK && !given && inVain < MOST;
  }

  void skip() {
    skipped++;
  }

  /// The optimizer remembers what it did at the end of the best epoch.
  ///
  /// @param steps that were taken then
  /// @param lost that were taken since
  void rollBack(long steps, long lost) {
    rollbacks++;
    inVain++;
    undone += lost;
    copy(memory, stepper.memory());
    stepper.resume(steps);
  }

  long skipped() {
    return skipped;
  }

  long rollbacks() {
    return rollbacks;
  }

  long undone() {
    return undone;
  }

  /// Half for each time it went back.
  double rateFactor() {
    return Math.scalb(1.0, (int) -rollbacks);
  }

  /// For a checkpoint; nothing if the training stops at the first.
  Map<String, Value> values() {
    Map<String, Value> values = new LinkedHashMap<>();
    if (policy != OnNonFinite.STOP) {
      values.put(SKIPPED, new Value.Whole(skipped));
      values.put(ROLLBACKS, new Value.Whole(rollbacks));
      values.put(IN_VAIN, new Value.Whole(inVain));
      values.put(UNDONE, new Value.Whole(undone));
      for (int i = 0; i < memory.size(); i++) {
        values.put(MEMORY + i, new Value.Floats(memory.get(i)));
      }
    }
    return values;
  }

  /// Goes on from these values.
  void goOn(Checkpoint checkpoint) {
    if (policy != OnNonFinite.STOP) {
      skipped = whole(checkpoint, SKIPPED);
      rollbacks = whole(checkpoint, ROLLBACKS);
      inVain = whole(checkpoint, IN_VAIN);
      undone = whole(checkpoint, UNDONE);
      for (int i = 0; i < memory.size(); i++) {
        float[] saved = checkpoint.value(MEMORY + i, Value.Floats.class).values();
        System.arraycopy(saved, 0, memory.get(i), 0, saved.length);
      }
    }
  }

  private static long whole(Checkpoint checkpoint, String name) {
    return checkpoint.value(name, Value.Whole.class).value();
  }

  /// Whether a training comes through these counts.
  boolean isPossible() {
    return skipped >= 0 && undone >= 0 && 0 <= inVain && inVain <= Math.min(MOST, rollbacks);
  }
}
