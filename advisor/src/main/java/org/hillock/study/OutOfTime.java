package org.hillock.study;

/// A pilot was not done by the time it had.
final class OutOfTime extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final double epochs;
  private final double seconds;

  /// @param epochs that were done, in fractions
  /// @param seconds they took
  OutOfTime(double epochs, double seconds) {
    super("the pilot did %.2f epochs in %.1f s; plan by these.".formatted(epochs, seconds));
    this.epochs = epochs;
    this.seconds = seconds;
  }

  double epochs() {
    return epochs;
  }

  double seconds() {
    return seconds;
  }
}
