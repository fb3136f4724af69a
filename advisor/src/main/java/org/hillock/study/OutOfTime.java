package org.hillock.study;

/// A pilot was not done by the time it had.
final class OutOfTime extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final double epochs;
  private final double secondsPerEpoch;

  /// @param epochs that were done, in fractions
  /// @param secondsPerEpoch in the end
  OutOfTime(double epochs, double secondsPerEpoch) {
    super("the pilot did %.2f epochs of %.2f s; plan by these.".formatted(epochs, secondsPerEpoch));
    this.epochs = epochs;
    this.secondsPerEpoch = secondsPerEpoch;
  }

  double epochs() {
    return epochs;
  }

  double secondsPerEpoch() {
    return secondsPerEpoch;
  }
}
