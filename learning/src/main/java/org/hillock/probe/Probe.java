package org.hillock.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.network.Gradients;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Recurrent;
import org.hillock.network.Trace;

/// Looks at what a pass through a network has left behind. The same values give the same
/// observation, whoever computed them. Its memory has a fixed size.
///
/// Of a wide layer it looks at the first examples only, some [#VALUES] numbers and at least [#ROWS]
/// examples; at all of the weights and their gradients.
public final class Probe {
  /// Numbers of a layer that are looked at.
  private static final int VALUES = 16384;

  /// Gradients of a layer that are looked at: they cost less, and few examples have most of them.
  private static final int GRADIENTS = 65536;

  /// Examples that are looked at in any case.
  private static final int ROWS = 8;

  private final Network network;
  private final List<LayerTally> tallies = new ArrayList<>();
  private long rowsShown;

  /// For a network, whose parameters may change between observations.
  public Probe(Network network) {
    this.network = network;
    int from = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      tallies.add(new LayerTally(network, l, from));
      from += network.layers().get(l).parameters();
    }
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
    return observe(trace, gradients, rows, rows, before, step, epoch, loss, withRank);
  }

  /// The same with a loss that is a mean over more than these rows.
  ///
  /// @param weights by which the loss was divided: of its examples together, each 1 unless it is
  ///   weighted
  public Observation observe(
      Trace trace,
      Gradients gradients,
      int rows,
      double weights,
      float[] before,
      long step,
      int epoch,
      double loss,
      boolean withRank) {
    return observe(
        new Pass(trace, gradients, rows, weights, VALUES), before, step, epoch, loss, withRank);
  }

  /// The same of all rows, with the effective rank, and without a step.
  ///
  /// @param weights by which the loss was divided
  public Observation examine(
      Trace trace,
      Gradients gradients,
      int rows,
      double weights,
      long step,
      int epoch,
      double loss) {
    return observe(
        new Pass(trace, gradients, rows, weights, Integer.MAX_VALUE),
        new float[0],
        step,
        epoch,
        loss,
        true);
  }

  /// What is looked at.
  ///
  /// @param most numbers of a layer
  private record Pass(Trace trace, Gradients gradients, int rows, double weights, int most) {
    /// How many rows of a layer are looked at.
    int rowsOf(Layer layer) {
      return Probe.rowsOf(layer, most, rows);
    }

    /// How many rows' gradients.
    int rowsOfGradients(Layer layer) {
      return Probe.rowsOf(layer, Math.max(most, GRADIENTS), rows);
    }
  }

  private Observation observe(
      Pass pass, float[] before, long step, int epoch, double loss, boolean withRank) {
    List<LayerHealth> all = new ArrayList<>();
    for (LayerTally tally : tallies) {
      tally.clear();
      int most = pass.rowsOf(tally.layer());
      Optional<Distribution> inputs = known(all, tally.source(), most, pass);
      tally.add(pass.trace, most, withRank);
      tally.addUnits(pass.trace, most, inputs.isEmpty());
      tally.add(pass.gradients, pass.trace, pass.rowsOfGradients(tally.layer()));
      all.add(tally.health(pass.weights, weights(tally, pass.gradients, before), inputs));
    }
    return new Observation(step, epoch, pass.rows, loss, all);
  }

  /// What came into a layer is what another gave, if as many rows of it were counted.
  private Optional<Distribution> known(List<LayerHealth> before, int source, int most, Pass pass) {
    return source >= 0 && pass.rowsOf(tallies.get(source).layer()) == most
        ? Optional.of(before.get(source).outputs())
        : Optional.empty();
  }

  private static int rowsOf(Layer layer, int numbers, int rows) {
    int widest = layer instanceof Recurrent ? layer.kept() : 1;
    for (Layer part : layer.parts()) {
      widest = Math.max(widest, part.outputs());
    }
    return Math.clamp(numbers / widest, Math.min(ROWS, rows), rows);
  }

  /// Begins to look at the units of many examples.
  public void beginUnits() {
    rowsShown = 0;
    tallies.forEach(LayerTally::clear);
  }

  /// Looks at the units of all examples of a pass.
  public void showUnits(Trace trace, int rows) {
    rowsShown += rows;
    tallies.forEach(tally -> tally.addUnits(trace, rows, false));
  }

  /// How many examples were shown.
  public long rowsShown() {
    return rowsShown;
  }

  /// What the units of each layer did on all examples that were shown; empty where there are none.
  public List<Optional<Units>> shownUnits() {
    return tallies.stream().map(LayerTally::units).toList();
  }

  private Optional<WeightHealth> weights(LayerTally tally, Gradients gradients, float[] before) {
    int count = tally.layer().weights();
    if (count == 0) {
      return Optional.empty();
    }
    int from = tally.from();
    float[] now = network.parameters();
    float[] slopes = gradients.parameters();
    double squares = Sums.squares(now, from, count);
    double changes =
        before.length == 0
            ? Double.NaN
            : Math.sqrt(
                Sums.squaresOfDifferences(now, from, before, from, count)
                    / Sums.squares(before, from, count));
    // A sum of squares in double is finite if all floats are.
    int all = tally.layer().parameters();
    int first = Double.isFinite(squares) ? count : 0;
    return Optional.of(
        new WeightHealth(
            Math.sqrt(squares / count),
            slopes.length == 0 ? Double.NaN : Math.sqrt(Sums.squares(slopes, from, count) / count),
            changes,
            (double) Sums.nonFinite(now, from + first, all - first) / all));
  }
}
