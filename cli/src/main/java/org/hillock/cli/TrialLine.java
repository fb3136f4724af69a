package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.hillock.diagnosis.Remedy;
import org.hillock.diagnosis.Treatment;
import org.hillock.diagnosis.TrialWatcher;
import org.hillock.report.TextTreatments;
import org.hillock.training.State;

/// How far the trials of remedies are, on one line of the terminal; what is known is printed at
/// once, and kept for the case that the rest is stopped.
final class TrialLine implements TrialWatcher {
  private final ProgressLine line = new ProgressLine();
  private final StopRequest stop;
  private final List<Remedy> remedies;
  private final List<Treatment> known = new ArrayList<>();

  /// @param remedies all that are tried
  TrialLine(StopRequest stop, List<Remedy> remedies) {
    this.stop = stop;
    this.remedies = remedies;
  }

  /// @throws CancellationException if it is to stop
  @Override
  public void stepped(State state) {
    if (stop.isMade()) {
      throw new CancellationException("stopped");
    }
  }

  @Override
  public void finished(int done, int total, String what) {
    line.finished(done, total, what);
  }

  @Override
  public void known(Treatment treatment) {
    known.add(treatment);
    line.clear();
    System.out.print(TextTreatments.line(treatment, remedies));
  }

  /// What is known so far.
  List<Treatment> known() {
    return List.copyOf(known);
  }

  /// How far it came, in words.
  String state() {
    return line.state();
  }

  /// Takes the line off the terminal.
  void clear() {
    line.clear();
  }
}
