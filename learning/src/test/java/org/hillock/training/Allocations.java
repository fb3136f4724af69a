package org.hillock.training;

import static org.hillock.network.Layers.*;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.hillock.activation.Activations;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;

/// A program that trains until 19 steps in a row allocate nothing, and prints how many bytes they
/// allocated at the least. [AllocationTest] runs it.
///
/// Arguments: threads, activation or `convolutional`, `transformer`, `normalized` or `recurrent`.
final class Allocations {
  /// Sizes that leave rests: of rows to a tile, of columns to a vector.
  private static final int ROWS = 2000;

  private static final int FEATURES = 70;
  private static final int WINDOW = 20;
  private static final long MOST_STEPS = 8_000;

  private Allocations() {}

  public static void main(String... arguments) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] before = {0};
    long[] least = {Long.MAX_VALUE};
    Watcher watcher =
        state -> {
          if (state.steps() % WINDOW == 1) {
            before[0] = threads.getTotalThreadAllocatedBytes();
          } else if (state.steps() % WINDOW == 0) {
            least[0] = Math.min(least[0], threads.getTotalThreadAllocatedBytes() - before[0]);
            if (least[0] == 0 || state.steps() >= MOST_STEPS) {
              Thread.currentThread().interrupt();
            }
          }
        };
    Split any = Samples.xor(30);
    Split split = new Split(any.problem(), any.encoder(), data(ROWS), data(10), data(10));
    Network network =
        switch (arguments[1]) {
          case "normalized" -> normalized();
          case "recurrent" -> recurrent();
          case "convolutional" -> convolutional();
          case "transformer" -> transformer();
          default ->
              Network.multilayer(
                  FEATURES, List.of(100, 49, 16), Activations.named(arguments[1]), 10, 1);
        };
    Descent clipped = Descent.plain().with(new Clipping(1, 1)).withWeightDecay(0.01);
    Settings settings = new Settings(new Adam(0.001), 46, 1_000_000, 1_000_000, clipped);
    try {
      Trainer.fit(
          network, split, settings, 1, new Execution(Integer.parseInt(arguments[0]), watcher));
    } catch (CancellationException e) {
      System.out.println("bytes in 19 steps: " + least[0]);
    }
  }

  /// Of usual widths: with many odd ones, each with tiles of its own, C2 left one boxed in every
  /// third run.
  private static Network convolutional() {
    return Architecture.of(
            inputs(10, 7, 1),
            convolution(32, 3),
            relu(),
            maxPool(2),
            convolution(64, 3),
            gelu(),
            averagePool(2),
            dense(10))
        .network(1);
  }

  private static Network normalized() {
    return Architecture.of(
            inputs(FEATURES),
            alphaDropout(0.1),
            dense(100),
            batchNormalization(),
            relu(),
            dropout(0.5),
            dense(49),
            layerNormalization(),
            dense(16),
            groupNormalization(4),
            stochasticZeroIdentity(),
            dense(10))
        .network(1);
  }

  private static Network recurrent() {
    return Architecture.of(
            inputs(7, FEATURES / 7),
            lstm(30).sequence(),
            bidirectional(gru(17).sequence()),
            rnn(20),
            dense(10))
        .network(1);
  }

  private static Network transformer() {
    return Architecture.of(
            inputs(10, FEATURES / 10),
            learnedPositions(),
            transformerEncoder(7, 20).dropout(0.1),
            sinusoidalPositions(),
            transformerEncoder(1, 16).seeingBackOnly().normalizedAfter(),
            globalAveragePool(),
            dense(10))
        .network(1);
  }

  private static Dataset data(int rows) {
    float[] inputs = new float[rows * FEATURES];
    float[] targets = new float[rows * 10];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) Draws.of(1).normal(i);
    }
    for (int row = 0; row < rows; row++) {
      targets[row * 10 + row % 10] = 1;
    }
    return new Dataset(rows, FEATURES, inputs, 10, targets, Task.MULTICLASS);
  }
}
