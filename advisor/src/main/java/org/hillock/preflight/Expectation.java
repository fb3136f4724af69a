package org.hillock.preflight;

import org.hillock.theory.DepthScales;
import org.hillock.theory.Forecast;

/// What theory expects of the training of a network as deep as it is.
public enum Expectation {
  /// At most 6 depth scales: it trains.
  TRAINS("can train"),
  /// 6 to 12 depth scales: it may train, slowly, or with Adam.
  DOUBTFUL("may or may not train"),
  /// More than that.
  FAILS("cannot be expected to train"),
  /// Theory does not cover the network.
  UNKNOWN("is not covered by theory");

  private final String label;

  Expectation(String label) {
    this.label = label;
  }

  /// What is said of the network.
  public String label() {
    return label;
  }

  static Expectation of(Forecast forecast) {
    double strain = strain(forecast) / DepthScales.TRAINS;
    return strain <= 1 ? TRAINS : strain <= 2 ? DOUBTFUL : FAILS;
  }

  /// Of how many depth scales the network is, by gradients or by correlations, whichever are more.
  static double strain(Forecast forecast) {
    double strain = Math.max(Math.abs(forecast.logOfGradients()), forecast.scalesOfCorrelation());
    return Double.isNaN(strain) ? Double.POSITIVE_INFINITY : strain;
  }
}
