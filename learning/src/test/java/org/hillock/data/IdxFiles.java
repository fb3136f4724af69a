package org.hillock.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.hillock.numeric.Draws;

/// Writes small files in IDX format.
final class IdxFiles {
  private IdxFiles() {}

  /// Images of 4 x 3 of which the class is the row that is bright, with their labels beside them.
  ///
  /// @return the file of images
  static Path bars(Path folder, String part, int images, int classes) throws IOException {
    byte[] pixels = new byte[images * 12];
    byte[] labels = new byte[images];
    Draws draws = Draws.of(images);
    for (int i = 0; i < images; i++) {
      labels[i] = (byte) (i % classes);
      for (int p = 0; p < 12; p++) {
        int noise = draws.below(i * 12L + p, 60);
        pixels[i * 12 + p] = (byte) (p / 3 == i % classes ? 255 - noise : noise);
      }
    }
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), idx(labels, images));
    return Files.write(folder.resolve(part + "-images-idx3-ubyte"), idx(pixels, images, 4, 3));
  }

  /// The bytes of a file.
  static byte[] idx(byte[] values, int... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
    bytes.put(new byte[] {0, 0, 8, (byte) shape.length});
    for (int dimension : shape) {
      bytes.putInt(dimension);
    }
    return bytes.put(values).array();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
