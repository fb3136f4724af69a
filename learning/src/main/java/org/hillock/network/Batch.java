package org.hillock.network;

import org.hillock.numeric.Draws;

/// What the layers of a network know of the batch that is going through: whether they learn from
/// it, and by which random numbers. All threads share it; it changes between batches only.
public final class Batch {
  private boolean learning;

  /// Of its draws; a number, so that a step makes no object.
  private long key;

  private Batch(boolean learning, Draws draws) {
    this.learning = learning;
    key = draws.key();
  }

  /// A batch that is learned from.
  ///
  /// @param draws of its own
  public static Batch learning(Draws draws) {
    return new Batch(true, draws);
  }

  /// A batch that is predicted.
  public static Batch predicting() {
    return new Batch(false, Draws.of(0));
  }

  /// The next batch that is learned from.
  public void learn(Draws next) {
    learn(next.key());
  }

  /// The next batch that is learned from, by the key of its draws.
  public void learn(long next) {
    learning = true;
    key = next;
  }

  /// Whether layers learn from it: else dropout does nothing, and batch normalization goes by the
  /// averages it has.
  public boolean isLearning() {
    return learning;
  }

  /// The batch's own random numbers; [Pass#draws] are those of one layer.
  public Draws draws() {
    return new Draws(key);
  }

  /// The key of these draws.
  public long key() {
    return key;
  }
}
