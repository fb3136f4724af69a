package org.hillock.training;

import java.util.ArrayList;
import java.util.List;
import org.hillock.network.Coupled;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.numeric.LargestMagnitude;
import org.hillock.optimizer.Adagrad;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Optimizer;
import org.hillock.optimizer.Optimizer.Stepper;
import org.hillock.optimizer.RmsProp;
import org.hillock.optimizer.Sgd;

/// What it takes to take back a step, as if it had never been begun.
///
/// Copies of parameters and memory at each step would cost a tenth of its time. So they are made
/// only where a step could overflow. With gradients below 2^40 from the first step on, no memory of
/// an optimizer of ours comes over 2^80 (a mean of squares, or a sum of 2^40 gradients), and with
/// [#isTame] no parameter moves by 2^120: as long as parameters are below 2^100, nothing overflows.
final class Undo {
  private static final float SMALL_GRADIENT = 0x1p40f;
  private static final float SMALL_PARAMETER = 0x1p100f;
  private static final float SMALL_MEMORY = 0x1p82f;
  private static final double TAME_RATE = 0x1p40;
  private static final double TAME_QUOTIENT = 0x1p60;

  private final Network network;
  private final Optimizer optimizer;

  /// Where parameters begin that change without a step: running averages.
  private final List<Integer> untrained = new ArrayList<>();

  private final List<float[]> averages = new ArrayList<>();
  private float[] parameters = {};
  private final List<float[]> memory = new ArrayList<>();
  private boolean couldOverflow;
  private boolean isCopied;

  Undo(Network network, Optimizer optimizer, Stepper stepper) {
    this.network = network;
    this.optimizer = optimizer;
    int from = 0;
    for (Layer layer : network.layers()) {
      int to = from + layer.parameters();
      if (layer instanceof Coupled coupled && coupled.untrained() > 0) {
        untrained.add(to - coupled.untrained());
        averages.add(new float[coupled.untrained()]);
      }
      from = to;
    }
    if (!isTame(optimizer, 1)) {
      makeRoom(stepper);
    }
  }

  /// A step begins.
  void begin() {
    isCopied = false;
    for (int i = 0; i < averages.size(); i++) {
      System.arraycopy(
          network.parameters(), untrained.get(i), averages.get(i), 0, averages.get(i).length);
    }
  }

  /// The memory comes from elsewhere, such as a checkpoint.
  void takeOver(Stepper stepper) {
    for (float[] array : stepper.memory()) {
      couldOverflow |=
          LargestMagnitude.bits(array, 0, array.length) >= Float.floatToRawIntBits(SMALL_MEMORY);
    }
  }

  /// Parameters are about to change: copies what could overflow.
  ///
  /// @return whether it could
  boolean prepare(Stepper stepper, float gradient, float parameter, double rateFactor) {
    couldOverflow |= gradient >= SMALL_GRADIENT;
    if (couldOverflow || parameter >= SMALL_PARAMETER || !isTame(optimizer, rateFactor)) {
      makeRoom(stepper);
      System.arraycopy(network.parameters(), 0, parameters, 0, parameters.length);
      copy(stepper.memory(), memory);
      isCopied = true;
    }
    return isCopied;
  }

  /// Whether the step is so small, for gradients below 2^40, as the type says. Of the optimizers of
  /// others nothing is known.
  private static boolean isTame(Optimizer optimizer, double rateFactor) {
    double rate = optimizer.learningRate() * rateFactor;
    return switch (optimizer) {
      case Sgd _ -> rate < TAME_RATE;
      case Adam adam -> rate / ((1 - adam.beta1()) * adam.epsilon()) < TAME_QUOTIENT;
      case RmsProp rms -> rate / rms.epsilon() < TAME_QUOTIENT;
      case Adagrad adagrad -> rate / adagrad.epsilon() < TAME_QUOTIENT;
      default -> false;
    };
  }

  private void makeRoom(Stepper stepper) {
    if (parameters.length == 0) {
      parameters = new float[network.parameters().length];
      stepper.memory().forEach(array -> memory.add(new float[array.length]));
    }
  }

  private static void copy(List<float[]> from, List<float[]> to) {
    for (int i = 0; i < from.size(); i++) {
      System.arraycopy(from.get(i), 0, to.get(i), 0, from.get(i).length);
    }
  }

  /// Takes back what the step has changed.
  void undo(Stepper stepper) {
    restore(network.parameters());
    if (isCopied) {
      copy(memory, stepper.memory());
    }
  }

  /// The network as it was before the step.
  Network before() {
    Network before = network.copy();
    restore(before.parameters());
    return before;
  }

  private void restore(float[] now) {
    if (isCopied) {
      System.arraycopy(parameters, 0, now, 0, parameters.length);
    }
    for (int i = 0; i < averages.size(); i++) {
      System.arraycopy(averages.get(i), 0, now, untrained.get(i), averages.get(i).length);
    }
  }
}
