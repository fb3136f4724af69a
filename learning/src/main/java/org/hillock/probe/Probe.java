package org.hillock.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Learned;
import org.hillock.activation.LearnedLoop;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;
import org.hillock.network.Activate;
import org.hillock.network.Gradients;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Trace;

/// Looks at what a pass through a network has left behind. The same values give the same
/// observation, whoever computed them.
public final class Probe {
  /// More rows tell little more of the rank, and cost with their cube.
  private static final int ROWS_OF_RANK = 32;

  private static final double SATURATED = 0.01;
  private static final double REACH = 20;
  private static final int STEPS_PER_UNIT = 16;

  private final Network network;
  private final List<Optional<Double>> steepest = new ArrayList<>();

  /// For a network, whose parameters may change between observations.
  public Probe(Network network) {
    this.network = network;
    for (Layer layer : network.layers()) {
      steepest.add(
          layer instanceof Activate a ? Optional.of(steepest(a.activation())) : Optional.empty());
    }
  }

  /// The largest slope between -20 and 20; 0 if it is not known.
  private static double steepest(Activation activation) {
    double most = 0;
    for (int i = (int) (-REACH * STEPS_PER_UNIT); i <= REACH * STEPS_PER_UNIT; i++) {
      double x = (double) i / STEPS_PER_UNIT;
      double slope =
          switch (activation) {
            case Elementwise f -> f.slope(x);
            case Learned f -> f.slope(x, f.initial());
            case Rowwise _ -> 0;
          };
      most = Math.max(most, Math.abs(slope));
    }
    return most;
  }

  /// What it looks like now.
  ///
  /// @param trace of a forward pass
  /// @param gradients of the backward pass of the mean loss; [Gradients#none] if there was none
  /// @param rows that went through
  /// @param before the parameters before the step; of length 0 if no step was taken
  /// @param loss mean over the rows
  /// @param withRank whether the effective rank, which costs most, is measured
  public Observation observe(
      Trace trace,
      Gradients gradients,
      int rows,
      float[] before,
      long step,
      int epoch,
      double loss,
      boolean withRank) {
    List<LayerHealth> all = new ArrayList<>();
    int from = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      float[] values = trace.values()[l + 1];
      float[] slopes = gradients.values()[l + 1];
      all.add(
          new LayerHealth(
              l,
              layer.label(),
              distribution(values, rows * layer.outputs()),
              slopes.length == 0
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(size(slopes, rows * layer.outputs()) * rows),
              layer.weights() == 0
                  ? Optional.empty()
                  : Optional.of(weights(layer, from, gradients, before)),
              activation(l, trace, from, rows),
              withRank ? rank(values, rows, layer.outputs()) : OptionalDouble.empty()));
      from += layer.parameters();
    }
    return new Observation(step, epoch, rows, loss, all);
  }

  private static Distribution distribution(float[] values, int count) {
    Tally tally = new Tally();
    for (int i = 0; i < count; i++) {
      tally.add(values[i]);
    }
    return tally.distribution();
  }

  private static OptionalDouble rank(float[] values, int rows, int width) {
    return rows < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(EffectiveRank.of(values, Math.min(rows, ROWS_OF_RANK), width));
  }

  private static double size(float[] values, int count) {
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(squares / count);
  }

  private WeightHealth weights(Layer layer, int from, Gradients gradients, float[] before) {
    float[] now = network.parameters();
    float[] slopes = gradients.parameters();
    int count = layer.weights();
    double squares = 0;
    double gradientSquares = 0;
    double changes = 0;
    double squaresBefore = 0;
    int nonFinite = 0;
    for (int i = from; i < from + count; i++) {
      squares += (double) now[i] * now[i];
      nonFinite += Float.isFinite(now[i]) ? 0 : 1;
      if (slopes.length > 0) {
        gradientSquares += (double) slopes[i] * slopes[i];
      }
      if (before.length > 0) {
        double change = (double) now[i] - before[i];
        changes += change * change;
        squaresBefore += (double) before[i] * before[i];
      }
    }
    return new WeightHealth(
        Math.sqrt(squares / count),
        slopes.length == 0 ? Double.NaN : Math.sqrt(gradientSquares / count),
        before.length == 0 ? Double.NaN : Math.sqrt(changes / squaresBefore),
        (double) nonFinite / count);
  }

  private Optional<ActivationHealth> activation(int l, Trace trace, int from, int rows) {
    if (!(network.layers().get(l) instanceof Activate layer)
        || layer.activation() instanceof Rowwise) {
      return Optional.empty();
    }
    int count = rows * layer.inputs();
    int width = layer.shape().last();
    float[] x = trace.values()[l];
    float[] slopes = new float[count];
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    switch (layer.activation()) {
      case Elementwise f -> Loop.of(f).backward(x, 0, ones, 0, slopes, 0, count);
      case Learned f ->
          LearnedLoop.of(f)
              .inputGradients(x, network.parameters(), from, ones, slopes, 0, count / width, width);
      case Rowwise _ -> {}
    }
    double limit = SATURATED * steepest.get(l).orElse(0.0);
    int[] active = new int[width];
    int[] saturated = new int[width];
    for (int i = 0; i < count; i++) {
      active[i % width] += slopes[i] == 0 ? 0 : 1;
      saturated[i % width] += Math.abs(slopes[i]) < limit ? 1 : 0;
    }
    long seen = count / width;
    return Optional.of(
        new ActivationHealth(
            layer.activation().name(),
            distribution(x, count),
            (double) Arrays.stream(saturated).sum() / count,
            1 - (double) Arrays.stream(active).sum() / count,
            new Units(seen, shares(active, seen), shares(saturated, seen))));
  }

  private static List<Double> shares(int[] counts, long seen) {
    return Arrays.stream(counts).mapToObj(count -> (double) count / seen).toList();
  }
}
