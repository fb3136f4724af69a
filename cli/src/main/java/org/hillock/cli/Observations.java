package org.hillock.cli;

import java.io.UncheckedIOException;
import java.util.List;
import org.hillock.probe.Journal;
import org.hillock.probe.Observation;

/// The files of observations of one training. When one cannot be written, a warning says so and the
/// training goes on without them: it is worth more.
final class Observations implements Journal, AutoCloseable {
  private final List<Journal> journals;
  private final TerminalLine line;
  private boolean failed;

  /// @param line to be cleared before a warning
  Observations(List<Journal> journals, TerminalLine line) {
    this.journals = List.copyOf(journals);
    this.line = line;
  }

  @Override
  public void write(Occasion occasion, Observation observation) {
    if (!failed) {
      try {
        journals.forEach(journal -> journal.write(occasion, observation));
      } catch (UncheckedIOException e) {
        failed = true;
        line.clear();
        System.err.println("hillock train: warning: no more observations: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    for (Journal journal : journals) {
      if (journal instanceof AutoCloseable file) {
        close(file);
      }
    }
  }

  private void close(AutoCloseable file) {
    try {
      file.close();
    } catch (Exception e) {
      line.clear();
      System.err.println("hillock train: warning: " + e.getMessage());
    }
  }
}
