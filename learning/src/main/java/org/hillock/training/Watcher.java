package org.hillock.training;

/// Is told how a training goes, on the thread that trains. What it throws ends the training and
/// comes out of [Trainer#fit].
public interface Watcher {
  /// Before a step, while the parameters are those that its rows will go through.
  ///
  /// @param state to look at; valid during the call
  default void begins(State state) {}

  /// After a step, before the next.
  ///
  /// @param state to look at; valid during the call
  void stepped(State state);

  /// After the last epoch.
  ///
  /// @param state to look at; valid during the call
  default void ended(State state) {}

  /// Does nothing.
  static Watcher none() {
    return state -> {};
  }
}
