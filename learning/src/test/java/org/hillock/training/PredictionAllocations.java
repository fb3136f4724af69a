package org.hillock.training;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.hillock.activation.Activations;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.network.Network;
import org.hillock.network.Predictor;

/// A program that predicts until 19 calls in a row allocate nothing, and prints how many bytes they
/// allocated at the least. [AllocationTest] runs it.
///
/// Arguments: activation.
final class PredictionAllocations {
  private static final int ROWS = 46;
  private static final int FEATURES = 70;
  private static final int MOST_WINDOWS = 2000;

  private PredictionAllocations() {}

  public static void main(String... arguments) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Network network =
        Network.multilayer(FEATURES, List.of(100, 48, 16), Activations.named(arguments[0]), 10, 1);
    Predictor predictor = Predictor.of(network, new SoftmaxCrossEntropy().output(), ROWS);
    float[] inputs = new float[ROWS * FEATURES];
    float[] given = new float[ROWS * 10];
    long least = Long.MAX_VALUE;
    for (int window = 0; window < MOST_WINDOWS && least > 0; window++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < 19; call++) {
        predictor.outputs(inputs, call);
        predictor.outputs(inputs, ROWS, given);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    System.out.println("bytes in 19 calls: " + least);
  }
}
