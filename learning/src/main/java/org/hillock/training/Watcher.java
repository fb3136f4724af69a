package org.hillock.training;

/// Is told how a training goes, on the thread that trains.
public interface Watcher {
  /// After a step, before the next.
  ///
  /// @param state to look at; valid during the call
  void stepped(State state);

  /// Does nothing.
  static Watcher none() {
    return state -> {};
  }
}
