package org.hillock.preflight;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.theory.Chain;
import org.hillock.theory.Forecast;
import org.hillock.theory.InputStatistics;
import org.hillock.theory.MeanField;
import org.hillock.theory.Nonlinearity;

/// A start that would suit a network better: all weights of standard deviation gain / √inputs,
/// biases 0, which is the option `--init gain=G`.
///
/// @param aim what the gain keeps
/// @param gain of the weights of all layers
/// @param expectation what is then expected
/// @param gradients factor by which the gradients' mean square then changes, from the last hidden
///   layer to the first
public record Fit(String aim, double gain, Expectation expectation, double gradients) {
  /// Where more pre-activations than this lie in flat ends, theory of the first step says little of
  /// the next ones.
  private static final double SATURATED = 0.2;

  /// The best of three gains for the first function: the one that keeps the signal, the one that
  /// keeps the gradients, and the one at which both can be kept at once, on the edge of chaos.
  static Optional<Fit> best(Chain chain, InputStatistics inputs) {
    if (chain.hidden().isEmpty() || inputs.square() == 0) {
      return Optional.empty();
    }
    Nonlinearity f = chain.hidden().getFirst().f();
    return Stream.of(
            Candidate.of(chain, inputs, "the signal", MeanField.signalGain(f, 1)),
            Candidate.of(chain, inputs, "the gradients", MeanField.gradientGain(f, 1)),
            Candidate.of(chain, inputs, "the edge of chaos", MeanField.criticalGain(f)))
        .filter(candidate -> candidate.saturated <= SATURATED)
        .min(Comparator.comparingDouble(Candidate::strain))
        .map(Candidate::fit);
  }

  private record Candidate(Fit fit, double strain, double saturated) {
    static Candidate of(Chain chain, InputStatistics inputs, String aim, double gain) {
      Forecast forecast = Forecast.of(chain.withGains(gain, same -> gain), inputs);
      double saturated = 0;
      for (int l = 0; l < chain.hidden().size(); l++) {
        // Half of ReLU is flat, and is meant to be.
        boolean half = chain.hidden().get(l).flat().isOff();
        saturated = Math.max(saturated, half ? 0 : forecast.layers().get(l).saturated());
      }
      return new Candidate(
          new Fit(aim, gain, Expectation.of(forecast), StrictMath.exp(forecast.logOfGradients())),
          Expectation.strain(forecast),
          saturated);
    }
  }
}
