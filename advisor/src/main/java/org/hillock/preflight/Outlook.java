package org.hillock.preflight;

import java.util.List;
import java.util.Optional;
import org.hillock.theory.Chain;
import org.hillock.theory.DepthScales;
import org.hillock.theory.Forecast;
import org.hillock.theory.InputStatistics;

/// Whether a network of this depth can train, why, and which start would help.
///
/// @param expectation in a word
/// @param statement why, one sentence
/// @param fit if it is not expected to train, the start that suits it best
public record Outlook(Expectation expectation, String statement, Optional<Fit> fit) {
  private static final double FAR = 10;

  /// With a better start, if one is needed.
  static Outlook of(Chain chain, InputStatistics inputs, Forecast forecast) {
    Outlook outlook = of(forecast);
    return outlook.expectation == Expectation.TRAINS
        ? outlook
        : new Outlook(outlook.expectation, outlook.statement, Fit.best(chain, inputs));
  }

  /// Without a look for a better start.
  static Outlook of(Forecast forecast) {
    Expectation expectation = Expectation.of(forecast);
    int depth = forecast.layers().size();
    if (depth < 2) {
      return new Outlook(
          expectation,
          "%d hidden layer%s can train: depth begins to matter with the second one."
              .formatted(depth, depth == 1 ? "" : "s"),
          Optional.empty());
    }
    return new Outlook(
        expectation,
        "%d hidden layers %s, if they are wide: %s; %s%s."
            .formatted(
                depth,
                expectation.label(),
                gradients(forecast),
                correlations(forecast),
                expectation == Expectation.TRAINS ? "" : limit(forecast)),
        Optional.empty());
  }

  /// Less sure where what was measured is far from theory: layers are narrow, or values have tails
  /// that no sample shows.
  Outlook besides(List<LayerStart> layers) {
    for (LayerStart start : layers) {
      Forecast.Step step = start.expected().orElseThrow();
      if (isFar(start.square(), step.square()) || isFar(start.gradient(), step.gradient())) {
        return new Outlook(
            expectation == Expectation.TRAINS ? Expectation.DOUBTFUL : expectation,
            "%s But layer %d, %s, was measured to be more than 10 times off, so theory says little of this network."
                .formatted(statement, start.layer() + 1, start.label()),
            fit);
      }
    }
    return this;
  }

  private static boolean isFar(double measured, double expected) {
    double ratio = measured / expected;
    return !(ratio > 1 / FAR && ratio < FAR) && measured != expected;
  }

  private static String gradients(Forecast forecast) {
    double factor = StrictMath.exp(forecast.logOfGradients());
    return factor < 1
        ? "from the last to the first the gradients' mean square shrinks to %s"
            .formatted(Numbers.plain(factor))
        : "from the last to the first the gradients' mean square grows to %s times"
            .formatted(Numbers.plain(factor));
  }

  private static String correlations(Forecast forecast) {
    double scale = forecast.scales().map(DepthScales::ofCorrelation).orElse(0.0);
    return Double.isInfinite(scale)
        ? "differences between inputs are not forgotten exponentially"
        : "the correlation of two inputs settles over %s layers".formatted(Numbers.plain(scale));
  }

  private static String limit(Forecast forecast) {
    return "; a depth of about %d can".formatted(depth(forecast));
  }

  /// How many such layers are within 6 depth scales.
  static int depth(Forecast forecast) {
    double perLayer = Expectation.strain(forecast) / (forecast.layers().size() - 1);
    return (int) Math.floor(1 + DepthScales.TRAINS / perLayer);
  }
}
