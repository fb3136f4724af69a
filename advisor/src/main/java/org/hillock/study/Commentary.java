package org.hillock.study;

import java.util.List;
import org.hillock.protocol.Elimination;
import org.hillock.protocol.Stage;
import org.hillock.training.Watcher;

/// Is told how a study goes. What it is told of steps comes from many threads, all else from the
/// thread of the study.
public interface Commentary {
  /// It is known how long trainings are; before, there is only the pilot, a training of the
  /// baseline.
  default void piloted(Lengths lengths) {}

  /// A budget has made another plan, which is the one to be repeated. Comes before the trainings
  /// that it decides about; later ones may change only what is not begun.
  default void planned(Plan plan) {}

  /// Trainings begin.
  ///
  /// @param stage what they are for
  /// @param trainings how many will be run now; those already in the book are not counted
  default void begins(Stage stage, int trainings) {}

  /// One is finished; may be called from any thread, one at a time.
  ///
  /// @param done how many of those announced
  default void finished(Trial trial, int done, int trainings) {}

  /// A stage has given scores, larger is better, one a block.
  ///
  /// @param candidates their names, in the order of the scores
  default void scored(Plan plan, Stage stage, List<String> candidates, double[][] scores) {}

  /// Screening took candidates out.
  ///
  /// @param out may be empty
  /// @param left names of those that go on
  default void screened(Plan plan, Stage stage, List<Elimination> out, List<String> left) {}

  /// The search over the places of the network begins.
  ///
  /// @param places how many, at least 2
  /// @param most how many trainings that takes at the most
  default void refines(int places, int most) {}

  /// Watches each training; what it throws ends the study.
  default Watcher watcher() {
    return Watcher.none();
  }

  /// Says nothing.
  static Commentary none() {
    return new Commentary() {};
  }
}
