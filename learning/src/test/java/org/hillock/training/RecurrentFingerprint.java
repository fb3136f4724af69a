package org.hillock.training;

import static org.hillock.network.Layers.*;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.function.HardSigmoid;
import org.hillock.activation.function.Swish;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.data.Task;
import org.hillock.network.Architecture;
import org.hillock.network.Gru;
import org.hillock.network.Network;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Adam;

/// A program that trains a recurrent network on ragged rows, and prints the SHA-256 of what it
/// learned. [RecurrentTrainingTest] runs it in many ways.
///
/// Arguments: threads.
final class RecurrentFingerprint {
  private static final int STEPS = 6;
  private static final int FEATURES = 5;

  private RecurrentFingerprint() {}

  public static void main(String... arguments) throws NoSuchAlgorithmException {
    System.out.println(of(train(Integer.parseInt(arguments[0]))));
  }

  static String of(Run run) throws NoSuchAlgorithmException {
    return Fingerprint.of(List.of(run));
  }

  /// Large enough that rows and parameters are shared out, with rests of everything.
  static Run train(int threads) {
    Network start =
        Architecture.of(
                inputs(STEPS, FEATURES),
                lstm(37).sequence(),
                bidirectional(
                    recurrent(new Gru(new HardSigmoid(), new Swish(), false), 20).sequence()),
                bidirectional(gru(18)),
                dense(2))
            .network(1);
    Split any = Samples.xor(30);
    Split split = new Split(any.problem(), any.encoder(), data(1, 150), data(2, 20), data(3, 20));
    Settings settings = new Settings(new Adam(0.003), 50, 3, 3);
    return Trainer.fit(start, split, settings, 1, Execution.onThreads(threads));
  }

  /// Which of two features of the first step is the larger one; what lies behind a row's end is 0.
  private static Dataset data(long seed, int rows) {
    Draws draws = Draws.of(seed);
    float[] x = new float[rows * STEPS * FEATURES];
    float[] targets = new float[rows * 2];
    int[] lengths = new int[rows];
    for (int row = 0; row < rows; row++) {
      lengths[row] = 1 + row % STEPS;
      int from = row * STEPS * FEATURES;
      for (int i = from; i < from + lengths[row] * FEATURES; i++) {
        x[i] = (float) draws.normal(i);
      }
      targets[2 * row + (x[from] > x[from + 1] ? 0 : 1)] = 1;
    }
    return new Dataset(
        rows,
        STEPS * FEATURES,
        x,
        2,
        targets,
        Task.MULTICLASS,
        List.of(STEPS, FEATURES),
        Optional.of(lengths));
  }
}
