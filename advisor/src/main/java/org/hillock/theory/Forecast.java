package org.hillock.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What theory expects of a chain of given widths and depth, on given inputs, before training.
///
/// Layers are taken to be wide; at 256 units the mean squares of a single network scatter by some
/// 10 % after 10 layers, and more with fewer units or more layers.
///
/// @param layers hidden layers, first to last
/// @param outputs mean square of the raw outputs
/// @param scales of the hidden layer in the middle; empty without hidden layers
/// @param deadAtBirth if all functions are 0 for negative numbers, and no bias is set
public record Forecast(
    List<Step> layers,
    double outputs,
    Optional<DepthScales> scales,
    Optional<DeadAtBirth> deadAtBirth) {
  /// A hidden layer.
  ///
  /// @param layer the number of the function's layer in the network, from 0
  /// @param function its name
  /// @param gain standard deviation times √inputs of the weights that read the function
  /// @param signalGain the one that would keep the mean square of the pre-activations
  /// @param gradientGain the one that would keep that of the gradients
  /// @param square mean square of the pre-activations
  /// @param correlation of the pre-activations of two rows
  /// @param gradientFactor χ₁, from here to the next layer
  /// @param gradient mean square of ∂loss by the pre-activations, over that of the last hidden
  ///   layer
  /// @param saturated share of the pre-activations where the function is flat
  /// @param silent share of the units for which all rows are so
  public record Step(
      int layer,
      String function,
      double gain,
      double signalGain,
      double gradientGain,
      double square,
      double correlation,
      double gradientFactor,
      double gradient,
      double saturated,
      double silent) {}

  /// Copies the list.
  public Forecast {
    layers = List.copyOf(layers);
  }

  /// The forecast.
  public static Forecast of(Chain chain, InputStatistics inputs) {
    List<Step> steps = new ArrayList<>();
    List<Double> squares = inputs.squares();
    Chain.Weights first = chain.hidden().isEmpty() ? chain.outputs() : weights(chain, 0);
    squares = squares.stream().map(x -> first.square() * x + first.biases()).toList();
    double q = mean(squares);
    double c =
        q == 0 ? 1 : (first.square() * inputs.correlation() * inputs.square() + first.biases()) / q;
    for (int l = 0; l < chain.hidden().size(); l++) {
      Chain.Hidden hidden = chain.hidden().get(l);
      MeanField field = chain.field(l);
      double chi = mean(squares.stream().map(field::gradientFactor).toList());
      steps.add(
          new Step(
              hidden.layer(),
              hidden.function(),
              chain.after(l).gain(),
              MeanField.signalGain(hidden.f(), q),
              MeanField.gradientGain(hidden.f(), q),
              q,
              c,
              chi,
              1,
              mean(squares.stream().map(hidden.flat()::saturated).toList()),
              hidden.flat().silent(q, c, inputs.rows())));
      c = q > 0 ? field.nextOnTheWay(q, c) : 1;
      squares = squares.stream().map(field::next).toList();
      q = mean(squares);
    }
    return new Forecast(withGradients(chain, steps), q, scales(chain, steps), deadAtBirth(chain));
  }

  private static Chain.Weights weights(Chain chain, int layer) {
    return chain.hidden().get(layer).weights();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(x -> x).sum() / values.size();
  }

  /// From the last hidden layer backward; a narrower layer collects more of each unit.
  private static List<Step> withGradients(Chain chain, List<Step> steps) {
    List<Step> all = new ArrayList<>(steps);
    for (int l = steps.size() - 2; l >= 0; l--) {
      double widths = (double) weights(chain, l + 1).units() / weights(chain, l).units();
      Step s = steps.get(l);
      double gradient = s.gradientFactor * widths * all.get(l + 1).gradient;
      all.set(
          l,
          new Step(
              s.layer,
              s.function,
              s.gain,
              s.signalGain,
              s.gradientGain,
              s.square,
              s.correlation,
              s.gradientFactor,
              gradient,
              s.saturated,
              s.silent));
    }
    return all;
  }

  private static Optional<DepthScales> scales(Chain chain, List<Step> steps) {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    // The last weights lead to the outputs, which may have others.
    int middle = Math.max(0, (steps.size() - 1) / 2);
    return Optional.of(DepthScales.of(chain.field(middle), steps.get(middle).square));
  }

  private static Optional<DeadAtBirth> deadAtBirth(Chain chain) {
    boolean covered =
        !chain.hidden().isEmpty()
            && chain.hidden().stream().allMatch(h -> h.flat().isOff() && h.weights().biases() == 0);
    return covered
        ? Optional.of(
            DeadAtBirth.of(
                chain.inputs(), chain.hidden().stream().map(h -> h.weights().units()).toList()))
        : Optional.empty();
  }

  /// ln of the product of the factors by which gradients change from the last hidden layer to the
  /// first, if all were equally wide: below 0 they vanish.
  public double logOfGradients() {
    double sum = 0;
    for (Step step : layers.subList(0, Math.max(0, layers.size() - 1))) {
      sum += StrictMath.log(step.gradientFactor);
    }
    return sum;
  }

  /// By how many of its depth scales ξ_c the correlation of two inputs has come to its end in the
  /// last hidden layer.
  public double scalesOfCorrelation() {
    return scales.map(s -> (layers.size() - 1) / s.ofCorrelation()).orElse(0.0);
  }
}
