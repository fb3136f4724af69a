package org.hillock.probe;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Activate;
import org.hillock.network.BatchNormalization;
import org.hillock.network.Dense;
import org.hillock.network.Dropout;
import org.hillock.network.EachStep;
import org.hillock.network.Junction.Add;
import org.hillock.network.Junction.Concatenate;
import org.hillock.network.Junction.Fork;
import org.hillock.network.Junction.Recall;
import org.hillock.network.Layer;
import org.hillock.network.Network;

/// What the numbers between the layers of a network can be, in prediction, for inputs within given
/// ranges: by interval arithmetic, in double, with room for the rounding of floats. It is never too
/// narrow as long as all numbers stay finite, and often far too wide, since it takes no notice that
/// numbers depend on each other.
///
/// It knows dense layers, activations, batch normalization, dropout and branches; what other layers
/// give can be anything, as far as it knows, until an activation with a limited range comes.
public final class Reach {
  private static final double EPSILON = 0x1p-23;

  private final Network network;
  private final Interval[][] values;

  /// For inputs within ranges.
  ///
  /// @param low of each input
  /// @param high of each input
  /// @throws InvalidInputException if they are not as many as the network takes
  public Reach(Network network, float[] low, float[] high) {
    if (low.length != network.inputs() || high.length != low.length) {
      throw new InvalidInputException(
          "the network takes %d numbers, but there are %d lower and %d upper limits; give one of each for every input."
              .formatted(network.inputs(), low.length, high.length));
    }
    this.network = network;
    List<Layer> layers = network.layers();
    values = new Interval[layers.size() + 1][];
    values[0] = new Interval[low.length];
    for (int i = 0; i < low.length; i++) {
      values[0][i] = low[i] <= high[i] ? new Interval(low[i], high[i]) : Interval.ALL;
    }
    int from = 0;
    for (int l = 0; l < layers.size(); l++) {
      values[l + 1] = through(l, layers.get(l), from);
      from += layers.get(l).parameters();
    }
  }

  private Interval[] through(int l, Layer layer, int from) {
    Interval[] x = values[l];
    return switch (layer) {
      case Dense dense -> dense(dense, from, x, 1);
      case EachStep(List<Integer> _, Dense dense) ->
          dense(dense, from, x, x.length / dense.inputs());
      case EachStep(List<Integer> _, Activate a) -> activated(a, layer.outputs(), x);
      case Activate a -> activated(a, layer.outputs(), x);
      case BatchNormalization normalization -> normalized(normalization, from, x);
      case Dropout _, Fork _ -> x;
      case Recall recall -> values[l + 1 - recall.back()];
      case Add add -> sums(x, values[l + 1 - add.back()]);
      case Concatenate both -> sideBySide(both, values[l + 1 - both.back()], x);
      default -> anything(layer.outputs());
    };
  }

  private static Interval[] anything(int count) {
    Interval[] all = new Interval[count];
    Arrays.fill(all, Interval.ALL);
    return all;
  }

  private Interval[] dense(Dense layer, int from, Interval[] x, int steps) {
    Interval[] y = new Interval[steps * layer.outputs()];
    for (int step = 0; step < steps; step++) {
      for (int j = 0; j < layer.outputs(); j++) {
        y[step * layer.outputs() + j] = dense(layer, from, x, step * layer.inputs(), j);
      }
    }
    return y;
  }

  private Interval dense(Dense layer, int from, Interval[] x, int begin, int output) {
    float[] p = network.parameters();
    double bias = p[from + layer.weights() + output];
    double low = bias;
    double high = bias;
    double size = Math.abs(bias);
    for (int i = 0; i < layer.inputs(); i++) {
      double w = p[from + i * layer.outputs() + output];
      if (w != 0) {
        Interval in = x[begin + i];
        low += w * (w > 0 ? in.low() : in.high());
        high += w * (w > 0 ? in.high() : in.low());
        size += Math.abs(w) * Math.max(Math.abs(in.low()), Math.abs(in.high()));
      }
    }
    if (Double.isNaN(low) || Double.isNaN(high) || Double.isInfinite(size)) {
      return Double.isNaN(low) || Double.isNaN(high) ? Interval.ALL : new Interval(low, high);
    }
    // A chain of fma in float is off by no more than this.
    double room = (layer.inputs() + 2) * EPSILON * size;
    return new Interval(low - room, high + room).rounded();
  }

  private static Interval[] activated(Activate layer, int outputs, Interval[] x) {
    if (!Interval.hasItsCard(layer.activation())) {
      return anything(outputs);
    }
    if (outputs != x.length) {
      Interval[] y = new Interval[outputs];
      Arrays.fill(y, Interval.ALL.through(layer.activation()));
      return y;
    }
    return Arrays.stream(x).map(in -> in.through(layer.activation())).toArray(Interval[]::new);
  }

  private Interval[] normalized(BatchNormalization layer, int from, Interval[] x) {
    float[] p = network.parameters();
    int channels = layer.shape().last();
    Interval[] y = new Interval[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = from + i % channels;
      double scale = p[c] / Math.sqrt(p[c + 3 * channels] + layer.epsilon());
      double mean = p[c + 2 * channels];
      double a = scale == 0 ? 0 : scale * (x[i].low() - mean);
      double b = scale == 0 ? 0 : scale * (x[i].high() - mean);
      double shift = p[c + channels];
      double room = EPSILON * (Math.max(Math.abs(a), Math.abs(b)) + Math.abs(shift));
      y[i] =
          Double.isFinite(room)
              ? new Interval(Math.min(a, b) + shift - room, Math.max(a, b) + shift + room).rounded()
              : Interval.ALL;
    }
    return y;
  }

  private static Interval[] sums(Interval[] x, Interval[] other) {
    Interval[] y = new Interval[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i].plus(other[i]);
    }
    return y;
  }

  private static Interval[] sideBySide(Concatenate layer, Interval[] first, Interval[] second) {
    int own = layer.shape().last();
    int others = layer.otherShape().last();
    Interval[] y = new Interval[first.length + second.length];
    for (int at = 0; at < second.length / own; at++) {
      System.arraycopy(first, at * others, y, at * (own + others), others);
      System.arraycopy(second, at * own, y, at * (own + others) + others, own);
    }
    return y;
  }

  /// For each unit of an activation whether no input within the ranges activates it: its slope is 0
  /// whatever comes. All false if the layer is no activation of each number by itself.
  ///
  /// @param layer from 0
  public boolean[] provenSilent(int layer) {
    Activate activate =
        switch (network.layers().get(layer)) {
          case Activate a -> a;
          case EachStep(List<Integer> _, Activate a) -> a;
          default -> null;
        };
    if (activate == null) {
      return new boolean[0];
    }
    int width = activate.shape().last();
    boolean[] silent = new boolean[width];
    Arrays.fill(silent, Interval.hasItsCard(activate.activation()));
    for (int i = 0; i < values[layer].length; i++) {
      silent[i % width] = silent[i % width] && values[layer][i].isFlatFor(activate.activation());
    }
    return silent;
  }
}
