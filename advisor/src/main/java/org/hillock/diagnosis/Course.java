package org.hillock.diagnosis;

import org.hillock.data.Split;
import org.hillock.network.Network;
import org.hillock.probe.Cadence;
import org.hillock.probe.History;
import org.hillock.probe.Journal;
import org.hillock.training.Execution;
import org.hillock.training.Identity;
import org.hillock.training.Recorder;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Trainer;

/// A case that was trained under observation.
///
/// @param which what was trained
/// @param split its rows
/// @param start the network before training
/// @param run what came out
/// @param history what was seen
/// @param scores on the validation rows, of the network of the best epoch
public record Course(
    Case which, Split split, Network start, Run run, History history, Scores scores) {
  /// Trains a case under observation.
  public static Course of(Case which, Execution execution) {
    return of(which, execution, Journal.none());
  }

  /// Trains a case under observation.
  ///
  /// @param journal is told each observation when it is made
  public static Course of(Case which, Execution execution, Journal journal) {
    Split split = which.split();
    Network start = which.network(split);
    Recorder recorder =
        new Recorder(
            split.train(),
            Identity.loss(split, which.settings()),
            Cadence.usual(),
            journal,
            execution.watcher());
    Run run = Trainer.fit(start, split, which.settings(), which.seed(), execution.with(recorder));
    Scores scores = Scores.of(run.network(), split.validation(), split.encoder().target());
    return new Course(which, split, start, run, recorder.history(run), scores);
  }

  /// The loss of the best constant answer on the training rows.
  public double constantLoss() {
    return Progress.of(this).constantLoss();
  }
}
