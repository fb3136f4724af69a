package org.hillock.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.data.Split;
import org.hillock.network.Network;
import org.hillock.numeric.Simd;
import org.hillock.optimizer.Adam;

/// A program that trains a small network with each activation, and prints the SHA-256 of what they
/// learned. [SameBitsTest] runs it in many ways.
final class Fingerprint {
  /// 18 columns are one vector of 16, two of 8 or four of 4, and a remainder.
  private static final int WIDTH = 18;

  private Fingerprint() {}

  public static void main(String... arguments) throws NoSuchAlgorithmException {
    System.out.println("lanes=" + Simd.ON + " sha256=" + of(train()));
  }

  static List<Run> train() {
    Split split = Samples.xor(30);
    Settings settings = new Settings(new Adam(0.01), 7, 2, 2);
    return Activations.all().stream()
        .filter(Activation::trainable)
        .map(f -> Network.multilayer(2, List.of(WIDTH, WIDTH), f, 1, 1))
        .map(start -> Trainer.fit(start, split, settings, 1))
        .toList();
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
