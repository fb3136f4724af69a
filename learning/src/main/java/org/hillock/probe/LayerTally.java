package org.hillock.probe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.network.Activate;
import org.hillock.network.EachStep;
import org.hillock.network.Gradients;
import org.hillock.network.Junction.Recall;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Recurrent;
import org.hillock.network.Shape;
import org.hillock.network.Trace;
import org.jspecify.annotations.Nullable;

/// Counts what one layer gives, and what its gradients are, over as many examples as are shown to
/// it, in memory of a fixed size.
final class LayerTally {
  private final Network network;
  private final int number;
  private final Layer layer;

  /// Where the layer's parameters begin.
  private final int from;

  // Kept, since layers make them anew each time.
  private final Shape inputShape;
  private final Shape outputShape;

  private final Tally outputs = new Tally();
  private final EffectiveRank rank;
  private final @Nullable UnitTally units;
  private final @Nullable Gates gates;
  private final @Nullable Hidden hidden;
  private double squares;
  private long gradients;

  /// @param from where the layer's parameters begin
  LayerTally(Network network, int number, int from) {
    this.network = network;
    this.number = number;
    this.from = from;
    layer = network.layers().get(number);
    inputShape = layer.inputShape();
    outputShape = layer.outputShape();
    rank = new EffectiveRank(layer.outputs());
    units = activate(layer).map(a -> new UnitTally(a.activation(), a.shape().last())).orElse(null);
    gates = layer instanceof Recurrent recurrent ? new Gates(recurrent) : null;
    hidden = Hidden.isIn(layer) ? new Hidden(layer.parts()) : null;
  }

  private static Optional<Activate> activate(Layer layer) {
    return switch (layer) {
      case Activate activate -> Optional.of(activate);
      case EachStep each -> activate(each.layer());
      default -> Optional.empty();
    };
  }

  /// Forgets all, and takes the parameters of now.
  void clear() {
    outputs.clear();
    rank.clear();
    squares = 0;
    gradients = 0;
    if (units != null) {
      units.clear(network.parameters(), from);
    }
    if (gates != null) {
      gates.clear();
    }
    if (hidden != null) {
      hidden.clear();
    }
  }

  /// Counts what the layer gave for the first rows.
  ///
  /// @param withRank whether rows are kept for the effective rank
  void add(Trace trace, int rows, boolean withRank) {
    float[] values = trace.values()[number + 1];
    int[] lengths = trace.lengths()[number];
    int size = layer.outputs();
    int begin = 0;
    for (int row = 0; row < rows; row++) {
      int own = outputShape.own(layer.length(lengths[row]));
      if (own < size) {
        outputs.add(values, begin, row * size + own - begin);
        begin = (row + 1) * size;
      }
      if (withRank) {
        rank.add(values, row * size, own);
      }
    }
    outputs.add(values, begin, rows * size - begin);
  }

  /// Counts what the activation in the layer did to the first rows.
  ///
  /// @param withInputs whether the pre-activations are counted too; they may be known
  void addUnits(Trace trace, int rows, boolean withInputs) {
    float[] x = trace.values()[number];
    int[] lengths = trace.lengths()[number];
    if (units != null) {
      units.countInputs(withInputs);
      addUnits(units, x, trace.values()[number + 1], lengths, rows);
      units.examples(rows);
    }
    if (gates != null) {
      gates.add(x, lengths, network.parameters(), from, rows);
    }
    if (hidden != null) {
      hidden.add(trace, number, network.parameters(), from, rows);
    }
  }

  private void addUnits(UnitTally tally, float[] x, float[] y, int[] lengths, int rows) {
    int places = layer.inputs() / tally.width();
    int begin = 0;
    for (int row = 0; row < rows; row++) {
      int own = inputShape.own(lengths[row]) / tally.width();
      if (own < places || row == rows - 1) {
        int at = begin * tally.width();
        int to = begin * tally.outputs();
        int count = row * places + own - begin;
        tally.add(x, at, y, to, network.parameters(), from, count);
        begin = (row + 1) * places;
      }
    }
  }

  /// Counts ∂loss by what the layer gave.
  void add(Gradients all, Trace trace, int rows) {
    float[] slopes = all.values()[number + 1];
    if (slopes.length > 0) {
      int[] lengths = trace.lengths()[number];
      for (int row = 0; row < rows; row++) {
        int own = outputShape.own(layer.length(lengths[row]));
        squares += Sums.squares(slopes, row * layer.outputs(), own);
        gradients += own;
      }
    }
  }

  /// The layer as it was shown.
  ///
  /// @param scale of the gradients
  /// @param inputs the pre-activations, if they were not counted
  LayerHealth health(double scale, Optional<WeightHealth> weights, Optional<Distribution> inputs) {
    return new LayerHealth(
        number,
        layer.label(),
        outputs.distribution(),
        gradients == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(squares / gradients) * scale),
        weights,
        activation(inputs),
        rank.rows() < 2 ? OptionalDouble.empty() : OptionalDouble.of(rank.value()),
        gates == null ? List.of() : gates.health(),
        source());
  }

  /// The layer whose outputs come in, -1 for the inputs.
  int source() {
    return layer instanceof Recall recall ? number - recall.back() : number - 1;
  }

  /// What the units did; empty if there are none.
  Optional<Units> units() {
    return activation(Optional.of(outputs.distribution())).map(ActivationHealth::units);
  }

  private Optional<ActivationHealth> activation(Optional<Distribution> inputs) {
    if (units != null) {
      return Optional.of(units.health(inputs));
    }
    if (gates != null) {
      return Optional.of(gates.health().getLast().activation());
    }
    return hidden == null ? Optional.empty() : Optional.of(hidden.health());
  }

  /// Where the layer's parameters begin.
  int from() {
    return from;
  }

  /// The layer.
  Layer layer() {
    return layer;
  }
}
