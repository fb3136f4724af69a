package org.hillock.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hillock.network.Network;
import org.hillock.theory.Chain;
import org.hillock.theory.Forecast;
import org.hillock.theory.InputStatistics;
import org.hillock.theory.MeanField;
import org.hillock.theory.Nonlinearity;

/// A start that would suit a network better: weights of standard deviation gain / √inputs after
/// each function, biases 0, and the first layer's scaled to the inputs.
///
/// @param aim what the gain keeps
/// @param gain of the weights after the first function; each function has its own
/// @param expectation what is then expected
/// @param gradients factor by which the gradients' mean square then changes, from the last hidden
///   layer to the first
public record Fit(String aim, double gain, Expectation expectation, double gradients) {
  /// The best of three gains: the one that keeps the signal, the one that keeps the gradients, and
  /// the one at which both can be kept at once, at the edge of chaos.
  static Optional<Fit> best(Chain chain, InputStatistics inputs) {
    if (chain.hidden().isEmpty() || inputs.square() == 0) {
      return Optional.empty();
    }
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(Candidate.of(chain, inputs, "the size of the signal", Fit::ofSignal));
    candidates.add(Candidate.of(chain, inputs, "the size of the gradients", Fit::ofGradients));
    candidates.add(
        Candidate.of(chain, inputs, "the edge of chaos", f -> MeanField.criticalGain(f)));
    return candidates.stream()
        .filter(candidate -> Double.isFinite(candidate.strain))
        .min(Comparator.comparingDouble(Candidate::strain))
        .map(Candidate::fit);
  }

  private static double ofSignal(Nonlinearity f) {
    return MeanField.signalGain(f, 1);
  }

  private static double ofGradients(Nonlinearity f) {
    return MeanField.gradientGain(f, 1);
  }

  /// The gain that a layer's own function asks for.
  static double gain(Network network, int layer) {
    return network.layers().get(layer).gain(1);
  }

  private record Candidate(Fit fit, double strain) {
    static Candidate of(
        Chain chain, InputStatistics inputs, String aim, ToDoubleFunction<Nonlinearity> gain) {
      Forecast forecast =
          Forecast.of(chain.withGains(1 / Math.sqrt(inputs.square()), gain), inputs);
      return new Candidate(
          new Fit(
              aim,
              gain.applyAsDouble(chain.hidden().getFirst().f()),
              Expectation.of(forecast),
              StrictMath.exp(forecast.logOfGradients())),
          Expectation.strain(forecast));
    }
  }
}
