package org.hillock.probe;

/// Keeps observations as they are made.
public interface Journal {
  /// When an observation was made.
  enum Occasion {
    /// Before the first step, on a sample of the training rows.
    BIRTH("birth"),
    /// During training, on a batch that was learned from.
    BATCH("batch"),
    /// After the last step, on the sample of birth.
    END("end");

    private final String label;

    Occasion(String label) {
      this.label = label;
    }

    /// Its name in text.
    public String label() {
      return label;
    }
  }

  /// Keeps one. It is kept for good when this returns.
  void write(Occasion occasion, Observation observation);

  /// Keeps nothing.
  static Journal none() {
    return (occasion, observation) -> {};
  }
}
