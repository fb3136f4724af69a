package org.hillock.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.numeric.Draws;

/// Writes a tiny data set of images: 5 x 5 pixels, of which one of three rows is bright.
final class ImageFiles {
  private static final int AREA = 25;

  private ImageFiles() {}

  /// Images and labels of one part.
  ///
  /// @return the file of images
  static Path write(Path folder, String part, int images) throws IOException {
    byte[] pixels = new byte[images * AREA];
    byte[] labels = new byte[images];
    for (int i = 0; i < images; i++) {
      labels[i] = (byte) (i % 3);
      for (int p = 0; p < AREA; p++) {
        int noise = Draws.of(images).below((long) i * AREA + p, 90);
        pixels[i * AREA + p] = (byte) (p / 5 == labels[i] ? 250 - noise : noise);
      }
    }
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), idx(labels, images));
    return Files.write(folder.resolve(part + "-images-idx3-ubyte"), idx(pixels, images, 5, 5));
  }

  static byte[] idx(byte[] values, int... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
    bytes.put(new byte[] {0, 0, 8, (byte) shape.length});
    for (int dimension : shape) {
      bytes.putInt(dimension);
    }
    return bytes.put(values).array();
  }
}
