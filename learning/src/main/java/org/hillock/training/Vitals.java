package org.hillock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.network.Gradients;
import org.hillock.network.Junction.Fork;
import org.hillock.network.Junction.Recall;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.network.Trace;
import org.hillock.numeric.LargestMagnitude;
import org.hillock.probe.Autopsy.Moment;

/// The largest magnitudes of a step, each found by the thread that has the numbers in its cache,
/// and those of the last steps. A largest one is the same however rows and parameters are shared
/// out.
///
/// What a layer shows by its own outputs or gradients is not looked at twice.
final class Vitals {
  /// How many steps are remembered.
  private static final int STEPS = 50;

  /// Far enough from each other that no two threads write to one line of the cache.
  private static final int APART = 32;

  /// Numbers of a row between the layers: some layers make objects when they are asked.
  private final int[] widths;

  // Where there is something to see between the layers.
  private final boolean[] seesValues;
  private final boolean[] seesGradients;

  // Places of the largest in the arrays below; the first are those of the values.
  private final int ofTargets;
  private final int ofGradients;
  private final int ofParameters;
  private final int ofAll;
  private final int places;

  private final int[][] own;

  // The last steps, in a ring.
  private final int[][] largest;
  private final double[] losses = new double[STEPS];
  private final long[] numbers = new long[STEPS];
  private long taken;

  Vitals(Network network, int workers) {
    List<Layer> layers = network.layers();
    int count = layers.size();
    widths = new int[count + 1];
    seesValues = new boolean[count + 1];
    seesGradients = new boolean[count + 1];
    for (int b = 0; b <= count; b++) {
      widths[b] = b == 0 ? network.inputs() : layers.get(b - 1).outputs();
      boolean isShown = b < count && layers.get(b).showsInputs();
      boolean isAnother =
          b > 0 && (layers.get(b - 1) instanceof Fork || layers.get(b - 1) instanceof Recall);
      seesValues[b] = !isShown && !isAnother;
      // Those that count for nothing are looked at where the layer that made them may be anyone's.
      seesGradients[b] =
          b > 0
              && !(layers.get(b - 1).showsGradients()
                  && b < count
                  && layers.get(b).showsGradients());
    }
    ofTargets = count + 1;
    ofGradients = ofTargets + 1;
    ofParameters = ofGradients + 1;
    ofAll = ofParameters + 1;
    places = ofAll + 1;
    own = new int[workers][places + APART];
    largest = new int[STEPS][places];
  }

  /// A step begins.
  void begin() {
    for (int worker = 0; worker < own.length; worker++) {
      Arrays.fill(own[worker], 0, places, 0);
    }
  }

  /// Rows of the inputs and their targets.
  void inputs(int worker, Trace trace, float[] targets, int first, int rows) {
    int features = widths[0];
    int outputs = widths[widths.length - 1];
    if (seesValues[0]) {
      see(worker, 0, trace.inputs(), first * features, (first + rows) * features);
    }
    see(worker, ofTargets, targets, first * outputs, (first + rows) * outputs);
  }

  /// Rows of what layers `from` to below `to` gave.
  void values(int worker, Trace trace, int from, int to, int first, int rows) {
    for (int b = from + 1; b <= to; b++) {
      if (seesValues[b]) {
        int width = widths[b];
        see(worker, b, trace.values()[b], first * width, (first + rows) * width);
      }
    }
  }

  /// Rows of ∂loss by what comes into layers `from` to below `to`, and by what the last gives.
  void gradients(int worker, Gradients gradients, int from, int to, int first, int rows) {
    for (int b = from; b <= to; b++) {
      if (seesGradients[b]) {
        int width = widths[b];
        see(worker, ofAll, gradients.values()[b], first * width, (first + rows) * width);
      }
    }
  }

  void parameterGradients(int worker, float[] x, int from, int to) {
    see(worker, ofGradients, x, from, to);
  }

  void parameters(int worker, float[] x, int from, int to) {
    see(worker, ofParameters, x, from, to);
  }

  /// Parameters or the optimizer's memory after their change.
  void changed(int worker, float[] x, int from, int to) {
    see(worker, ofAll, x, from, to);
  }

  private void see(int worker, int place, float[] x, int from, int to) {
    int bits = LargestMagnitude.bits(x, from, to);
    int[] mine = own[worker];
    mine[place] = Math.max(mine[place], bits);
    mine[ofAll] = Math.max(mine[ofAll], bits);
  }

  /// Whether all that was seen in this step is finite.
  boolean isFinite() {
    return largest(ofAll) < LargestMagnitude.NON_FINITE;
  }

  private int largest(int place) {
    int most = 0;
    for (int worker = 0; worker < own.length; worker++) {
      most = Math.max(most, own[worker][place]);
    }
    return most;
  }

  /// Of the parameters' gradients in this step.
  float largestGradient() {
    return Float.intBitsToFloat(largest(ofGradients));
  }

  /// Of the parameters that were looked at in this step.
  float largestParameter() {
    return Float.intBitsToFloat(largest(ofParameters));
  }

  /// The step was taken.
  void taken(long number, double loss) {
    int at = (int) (taken % STEPS);
    int[] known = largest[at];
    System.arraycopy(own[0], 0, known, 0, places);
    for (int worker = 1; worker < own.length; worker++) {
      for (int place = 0; place < places; place++) {
        known[place] = Math.max(known[place], own[worker][place]);
      }
    }
    losses[at] = loss;
    numbers[at] = number;
    taken++;
  }

  /// The last steps, oldest first.
  ///
  /// @param between which layers the values are; where nothing was looked at, the next after it
  List<Moment> trend(int between) {
    int seen = between;
    while (!seesValues[seen] && seen < widths.length - 1) {
      seen++;
    }
    List<Moment> trend = new ArrayList<>();
    for (long step = Math.max(0, taken - STEPS); step < taken; step++) {
      int at = (int) (step % STEPS);
      trend.add(
          new Moment(
              numbers[at],
              losses[at],
              Float.intBitsToFloat(largest[at][seen]),
              Float.intBitsToFloat(largest[at][ofGradients])));
    }
    return trend;
  }

  /// After going back no step is remembered.
  void forget() {
    taken = 0;
  }
}
