package org.hillock.peers.training;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Fashion-MNIST's training images, from the files `train-images-idx3-ubyte.gz` and
/// `train-labels-idx1-ubyte.gz`.
final class Images {
  static final int PIXELS = 28 * 28;

  private static final int IMAGES_HEADER = 16;
  private static final int LABELS_HEADER = 8;
  private static final float WHITE = 255;

  private Images() {}

  /// The first rows, gray from 0 to 1.
  static Examples training(Path folder, int rows, int classes) {
    byte[] pixels =
        read(folder.resolve("train-images-idx3-ubyte.gz"), IMAGES_HEADER, rows * PIXELS);
    byte[] classOf = read(folder.resolve("train-labels-idx1-ubyte.gz"), LABELS_HEADER, rows);
    float[] inputs = new float[pixels.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Byte.toUnsignedInt(pixels[i]) / WHITE;
    }
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = classOf[row];
    }
    return new Examples(PIXELS, inputs, classes, labels);
  }

  private static byte[] read(Path file, int header, int length) {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(header);
      byte[] bytes = new byte[length];
      in.readFully(bytes);
      return bytes;
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "could not read %d bytes of images from %s".formatted(length, file), failure);
    }
  }
}
