package org.hillock.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.data.Split;
import org.hillock.network.Activate;
import org.hillock.network.Dense;
import org.hillock.network.Layer;
import org.hillock.network.Network;
import org.hillock.numeric.Simd;
import org.hillock.optimizer.Adam;

/// A program that trains one small network with every activation in it, and prints the SHA-256 of
/// what it learned. [SameBitsTest] runs it in many ways.
final class Fingerprint {
  private Fingerprint() {}

  public static void main(String... arguments) throws NoSuchAlgorithmException {
    System.out.println("lanes=" + Simd.ON + " sha256=" + of(train()));
  }

  static Run train() {
    Split split = Samples.xor(30);
    Network start = Network.of(layers(), 1);
    return Trainer.fit(start, split, new Settings(new Adam(0.01), 7, 2, 2), 1);
  }

  /// Of the parameters and the losses.
  static String of(Run run) throws NoSuchAlgorithmException {
    float[] parameters = run.network().parameters();
    ByteBuffer bytes = ByteBuffer.allocate(4 * parameters.length + 16 * run.epochs());
    for (float parameter : parameters) {
      bytes.putInt(Float.floatToIntBits(parameter));
    }
    for (int epoch = 0; epoch < run.epochs(); epoch++) {
      bytes.putDouble(run.trainLosses().get(epoch));
      bytes.putDouble(run.validationLosses().get(epoch));
    }
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }

  /// 19 columns are one vector of 16, two of 8 or four of 4, and a remainder.
  private static List<Layer> layers() {
    List<Layer> layers = new ArrayList<>(List.of(new Dense(2, 19)));
    for (Activation activation : Activations.all()) {
      if (activation.trainable()) {
        layers.add(new Activate(activation, 19));
        layers.add(new Dense(19, 19));
      }
    }
    layers.add(new Dense(19, 1));
    return layers;
  }
}
