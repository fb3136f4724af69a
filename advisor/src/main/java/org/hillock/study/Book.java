package org.hillock.study;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Where finished trainings are kept, so that none is repeated. Used from many threads.
public interface Book {
  /// The training that was asked for, if it is there.
  Optional<Trial> find(Assignment assignment);

  /// Keeps one; when this returns, it is not lost.
  void add(Trial trial);

  /// What a budget has made of a plan that was begun: a study that goes on goes on with that.
  default Optional<Plan> planned(Plan wanted) {
    return Optional.empty();
  }

  /// Keeps what a budget has made of the plan, instead of what it made before.
  default void keep(Plan plan) {}

  /// In memory.
  static Book inMemory() {
    Map<Assignment, Trial> trials = new ConcurrentHashMap<>();
    return new Book() {
      @Override
      public Optional<Trial> find(Assignment assignment) {
        return Optional.ofNullable(trials.get(assignment));
      }

      @Override
      public void add(Trial trial) {
        trials.put(trial.assignment(), trial);
      }
    };
  }
}
