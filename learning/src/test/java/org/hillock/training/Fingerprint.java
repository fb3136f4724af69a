package org.hillock.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.function.Prelu;
import org.hillock.data.Split;
import org.hillock.network.Network;
import org.hillock.numeric.Simd;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;

/// A program that trains small networks, and prints the SHA-256 of what they learned.
/// [SameBitsTest] runs it in many ways.
///
/// Arguments: `all` activations or `few`, threads.
final class Fingerprint {
  /// 18 columns are one vector of 16, two of 8 or four of 4, and a remainder.
  private static final int WIDTH = 18;

  private static final List<String> FEW = List.of("relu", "gelu", "prelu", "tanh", "glu");

  private Fingerprint() {}

  public static void main(String... arguments) throws NoSuchAlgorithmException {
    List<Run> runs = train(arguments[0], Integer.parseInt(arguments[1]));
    System.out.println("lanes=" + Simd.ON + " sha256=" + of(runs));
  }

  static List<Run> train(String functions, int threads) {
    Split split = Samples.xor(30);
    Settings settings = new Settings(new Adam(0.01), 7, 2, 2);
    boolean all = functions.equals("all");
    Stream<Run> small =
        Activations.all().stream()
            .filter(Activation::trainable)
            .filter(f -> all || FEW.contains(f.name()))
            .map(f -> Network.multilayer(2, List.of(WIDTH, WIDTH), f, 1, 1))
            .map(start -> Trainer.fit(start, split, settings, 1, Execution.onThreads(threads)));
    return Stream.concat(small, all ? Stream.of(large(threads)) : Stream.empty()).toList();
  }

  /// Large enough that its rows and parameters are shared out; wide and narrow, with rests.
  static Run large(int threads) {
    Split split = Samples.xor(1000);
    Descent descent = Descent.plain().with(new Clipping(0.5, 0.1)).withWeightDecay(0.01);
    Settings settings = new Settings(new Adam(0.003), 250, 3, 3, descent.withBatchesPerStep(2));
    Network start = Network.multilayer(2, List.of(300, 130, 65), new Prelu(), 1, 1);
    return Trainer.fit(start, split, settings, 1, Execution.onThreads(threads));
  }

  /// Of the parameters and the losses.
  static String of(List<Run> runs) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Run run : runs) {
      float[] parameters = run.network().parameters();
      ByteBuffer bytes = ByteBuffer.allocate(4 * parameters.length + 16 * run.epochs());
      for (float parameter : parameters) {
        bytes.putInt(Float.floatToIntBits(parameter));
      }
      for (int epoch = 0; epoch < run.epochs(); epoch++) {
        bytes.putDouble(run.trainLosses().get(epoch));
        bytes.putDouble(run.validationLosses().get(epoch));
      }
      digest.update(bytes.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
