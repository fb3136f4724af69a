package org.hillock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.network.Gradients;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.LargestMagnitude;
import org.hillock.probe.Autopsy.Moment;

/// The largest magnitudes of a step, each found by the thread that has the numbers in its cache,
/// and those of the last steps. A largest one is the same however rows and parameters are shared
/// out.
final class Vitals {
  /// How many steps are remembered.
  private static final int STEPS = 50;

  /// Far enough from each other that no two threads write to one line of the cache.
  private static final int APART = 32;

  private final Network network;

  // Where the largest are in the arrays below; before these, those of the values.
  private final int ofTargets;
  private final int slopes;
  private final int parameterSlopes;
  private final int parameters;
  private final int changed;
  private final int[][] own;

  /// The largest over all threads.
  private final int[] all;

  // The last steps, in a ring.
  private final float[][] values = new float[STEPS][];
  private final float[] gradients = new float[STEPS];
  private final double[] losses = new double[STEPS];
  private final long[] numbers = new long[STEPS];
  private long taken;

  Vitals(Network network, int workers) {
    this.network = network;
    int layers = network.layers().size();
    ofTargets = layers + 1;
    slopes = ofTargets + 1;
    parameterSlopes = slopes + layers + 1;
    parameters = parameterSlopes + 1;
    changed = parameters + 1;
    all = new int[changed + 1];
    own = new int[workers][all.length + APART];
    for (int i = 0; i < STEPS; i++) {
      values[i] = new float[layers + 1];
    }
  }

  /// A step begins.
  void begin() {
    for (int worker = 0; worker < own.length; worker++) {
      Arrays.fill(own[worker], 0);
    }
  }

  /// Rows of the inputs and their targets.
  void inputs(int worker, Trace trace, float[] targets, int first, int rows) {
    int features = network.inputs();
    int outputs = network.outputs();
    see(worker, 0, trace.inputs(), first * features, (first + rows) * features);
    see(worker, ofTargets, targets, first * outputs, (first + rows) * outputs);
  }

  /// Rows of what layers `from` to below `to` gave.
  void values(int worker, Trace trace, int from, int to, int first, int rows) {
    for (int l = from; l < to; l++) {
      int width = network.layers().get(l).outputs();
      see(worker, l + 1, trace.values()[l + 1], first * width, (first + rows) * width);
    }
  }

  /// Rows of ∂loss by what comes into layers `from` to below `to`, and by what the last gives.
  void gradients(int worker, Gradients gradients, int from, int to, int first, int rows) {
    for (int l = Math.max(from, 1); l <= to; l++) {
      int width = network.layers().get(l - 1).outputs();
      see(worker, slopes + l, gradients.values()[l], first * width, (first + rows) * width);
    }
  }

  void parameterGradients(int worker, float[] x, int from, int to) {
    see(worker, parameterSlopes, x, from, to);
  }

  void parameters(int worker, float[] x, int from, int to) {
    see(worker, parameters, x, from, to);
  }

  /// Parameters or the optimizer's memory after their change.
  void changed(int worker, float[] x, int from, int to) {
    see(worker, changed, x, from, to);
  }

  private void see(int worker, int slot, float[] x, int from, int to) {
    int[] mine = own[worker];
    mine[slot] = Math.max(mine[slot], LargestMagnitude.bits(x, from, to));
  }

  /// Whether all that was seen in this step is finite.
  boolean isFinite() {
    int most = 0;
    for (int slot = 0; slot < all.length; slot++) {
      int largest = 0;
      for (int worker = 0; worker < own.length; worker++) {
        largest = Math.max(largest, own[worker][slot]);
      }
      all[slot] = largest;
      most = Math.max(most, largest);
    }
    return most < LargestMagnitude.NON_FINITE;
  }

  /// Of the parameters' gradients; known after [#isFinite].
  float largestGradient() {
    return Float.intBitsToFloat(all[parameterSlopes]);
  }

  /// Of the parameters before the step; known after [#isFinite].
  float largestParameter() {
    return Float.intBitsToFloat(all[parameters]);
  }

  /// The step was taken; known are its largest after [#isFinite].
  void taken(long number, double loss) {
    int at = (int) (taken % STEPS);
    for (int between = 0; between < values[at].length; between++) {
      values[at][between] = Float.intBitsToFloat(all[between]);
    }
    gradients[at] = largestGradient();
    losses[at] = loss;
    numbers[at] = number;
    taken++;
  }

  /// The last steps, oldest first.
  ///
  /// @param between which layers the values are
  List<Moment> trend(int between) {
    List<Moment> trend = new ArrayList<>();
    for (long step = Math.max(0, taken - STEPS); step < taken; step++) {
      int at = (int) (step % STEPS);
      trend.add(new Moment(numbers[at], losses[at], values[at][between], gradients[at]));
    }
    return trend;
  }

  /// After going back no step is remembered.
  void forget() {
    taken = 0;
  }
}
