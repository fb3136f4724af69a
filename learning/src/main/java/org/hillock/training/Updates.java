package org.hillock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.network.Gradients;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Pass;
import org.hillock.numeric.Workers;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Optimizer.Stepper;

/// The second half of a step: threads share out the parameters, for their gradients and their
/// change.
final class Updates {
  /// Fewer parameters than this are not worth a piece of their own.
  private static final int FEW_PARAMETERS = 8192;

  /// With gradients and two numbers that Adam remembers, 768 KiB.
  private static final int MANY_PARAMETERS = 49152;

  /// Parameters that a layer shows in each forward pass are looked at only so often.
  private static final int STEPS_PER_LOOK = 64;

  private final Network network;
  private final Gradients gradients;
  private final Settings settings;
  private final Stepper stepper;
  private final Workers workers;
  private final List<List<Pass>> passes;
  private final Vitals vitals;
  private final Undo undo;
  private final List<Slice> slices = new ArrayList<>();
  private final boolean clipsNorm;
  private final double decay;

  /// Whether all layers show by their outputs if a parameter is not finite.
  private final boolean showsAll;

  private int sinceLook = STEPS_PER_LOOK;

  // What the pieces of the step at hand share.
  private int rows;
  private boolean fresh;
  private double factor;
  private double shrink;

  /// Whether the change could overflow, so that also the optimizer's memory is looked at.
  private boolean isRisky;

  private boolean looksAtAll;

  private final Workers.Piece gradientsOfSlice = this::gradients;
  private final Workers.Piece updateOfSlice = this::update;

  /// Some of a layer's parameters.
  ///
  /// @param begin the first, counted in the layer
  /// @param end the one after the last
  /// @param from where the layer's parameters begin
  private record Slice(int number, Layer layer, int from, int begin, int end) {}

  /// @param passes of each worker
  /// @param vitals where the largest magnitudes go
  Updates(
      Network network,
      Gradients gradients,
      Settings settings,
      Stepper stepper,
      Workers workers,
      List<List<Pass>> passes,
      Vitals vitals) {
    this.network = network;
    this.gradients = gradients;
    this.settings = settings;
    this.stepper = stepper;
    this.workers = workers;
    this.passes = passes;
    this.vitals = vitals;
    undo = new Undo(network, settings.optimizer(), stepper);
    int from = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      int size = sizeOfSlice(layer, workers.count() == 1 ? 1 : 2 * workers.count());
      for (int begin = 0; begin < layer.parameters(); begin += size) {
        int end = Math.min(begin + size, layer.parameters());
        slices.add(new Slice(l, layer, from, begin, end));
      }
      from += layer.parameters();
    }
    showsAll =
        network.layers().stream().allMatch(layer -> layer.parameters() == 0 || layer.showsInputs());
    clipsNorm = settings.descent().clipping().norm() < Double.POSITIVE_INFINITY;
    decay = settings.optimizer().learningRate() * settings.descent().weightDecay();
  }

  /// Two slices a thread keep all of them busy to the end; more, where a slice with its gradients
  /// and the optimizer's memory would not stay in the cache between the rounds of its work.
  private static int sizeOfSlice(Layer layer, int slices) {
    int share = layer.parameters() / slices + 1;
    int wanted = Math.clamp(share, FEW_PARAMETERS, MANY_PARAMETERS);
    return (wanted + layer.grain() - 1) / layer.grain() * layer.grain();
  }

  /// The optimizer's memory comes from elsewhere.
  void takeOver() {
    undo.takeOver(stepper);
  }

  /// A step begins.
  void begin() {
    undo.begin();
  }

  /// Takes the batch's gradients of the parameters.
  ///
  /// @param rowsOfBatch which went through the layers
  /// @param isFirst whether they are the first of the step; else they are added
  /// @return whether they and the parameters are finite
  boolean gather(int rowsOfBatch, boolean isFirst) {
    rows = rowsOfBatch;
    fresh = isFirst;
    if (isFirst) {
      sinceLook = isRisky ? STEPS_PER_LOOK : sinceLook + 1;
      looksAtAll = sinceLook >= STEPS_PER_LOOK;
      sinceLook = looksAtAll ? 0 : sinceLook;
    }
    workers.run(slices.size(), gradientsOfSlice);
    if (isSmall()) {
      int count = network.parameters().length;
      vitals.parameterGradients(0, gradients.parameters(), 0, count);
      if (looksAtAll || !showsAll) {
        vitals.parameters(0, network.parameters(), 0, count);
      }
    }
    return vitals.isFinite();
  }

  /// Takes the step, once all gradients are there and finite.
  ///
  /// @param rateFactor of the learning rate
  /// @return whether parameters and memory are finite after it
  boolean step(double rateFactor) {
    factor = rateFactor;
    isRisky =
        undo.prepare(stepper, vitals.largestGradient(), vitals.largestParameter(), rateFactor);
    stepper.begin(factor);
    shrink = clipsNorm ? settings.descent().clipping().shrink(gradients.parameters()) : 1;
    workers.run(slices.size(), updateOfSlice);
    return !isRisky || vitals.isFinite();
  }

  /// Takes the step back.
  ///
  /// @param stepsBefore how many were taken
  void undo(long stepsBefore) {
    undo.undo(stepper);
    stepper.resume(stepsBefore);
  }

  /// The network as it was before the step.
  Network before() {
    return undo.before();
  }

  /// What the optimizer remembers.
  List<float[]> memory() {
    return stepper.memory();
  }

  private void gradients(int index, int worker) {
    Slice slice = slices.get(index);
    if (fresh) {
      int from = slice.from;
      Arrays.fill(gradients.parameters(), from + slice.begin, from + slice.end, 0);
    }
    slice.layer.gradients(passes.get(worker).get(slice.number), rows, slice.begin, slice.end);
    if (!isSmall()) {
      int begin = slice.from + slice.begin;
      int end = slice.from + slice.end;
      vitals.parameterGradients(worker, gradients.parameters(), begin, end);
      if (looksAtAll || !slice.layer.showsInputs()) {
        vitals.parameters(worker, network.parameters(), begin, end);
      }
    }
  }

  /// Few parameters are looked at together.
  private boolean isSmall() {
    return network.parameters().length <= FEW_PARAMETERS;
  }

  private void update(int index, int worker) {
    Slice slice = slices.get(index);
    Descent descent = settings.descent();
    float[] g = gradients.parameters();
    int from = slice.from + slice.begin;
    int to = slice.from + slice.end;
    descent.clipping().apply(g, from, to, shrink);
    if (decay > 0) {
      int end = Math.min(to, slice.from + slice.layer.weights());
      shrink(network.parameters(), from, end, 1 - decay * factor);
    }
    stepper.update(network.parameters(), g, from, to);
    if (isRisky) {
      vitals.changed(worker, network.parameters(), from, to);
      for (float[] memory : stepper.memory()) {
        vitals.changed(worker, memory, from, to);
      }
    }
  }

  private static void shrink(float[] parameters, int from, int to, double by) {
    for (int i = from; i < to; i++) {
      parameters[i] = (float) (parameters[i] * by);
    }
  }
}
