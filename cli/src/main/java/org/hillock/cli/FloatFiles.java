package org.hillock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.activation.Loop;
import org.hillock.activation.Rowwise;

/// A function over files of raw little-endian float32, block by block: memory does not grow with
/// the file.
///
/// @param function what to evaluate
/// @param rowLength numbers per row, for row-wise functions
record FloatFiles(Activation function, Optional<Integer> rowLength) {
  private static final int BLOCK = 1 << 16;

  /// Writes values and, if wanted, slopes.
  void transform(Path from, Path valuesTo, Optional<Path> slopesTo) {
    long bytes = size(from);
    int block = block(bytes / Float.BYTES);
    OutputFile values = OutputFile.at(valuesTo);
    Optional<OutputFile> slopes = slopesTo.map(OutputFile::at);
    if (slopes.isPresent() && !(function instanceof Elementwise)) {
      throw new InvalidInputException(
          function.name() + " has no single slope per number; leave out --slope-out.");
    }
    values.write(out -> pass(from, out, block, false));
    slopes.ifPresent(file -> file.write(out -> pass(from, out, block, true)));
  }

  private static long size(Path from) {
    try {
      long bytes = Files.size(from);
      if (Files.isDirectory(from) || bytes % Float.BYTES != 0) {
        throw new InvalidInputException(
            "%s has %d bytes, which is no whole number of 4-byte floats; expected raw little-endian float32."
                .formatted(from, bytes));
      }
      return bytes;
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read " + from + "; is the name right? Expected raw little-endian float32.", e);
    }
  }

  /// Whole rows, as many as fit in a block.
  private int block(long numbers) {
    if (!(function instanceof Rowwise)) {
      return BLOCK;
    }
    int row =
        rowLength.orElseThrow(() ->
            new InvalidInputException(
                function.name() + " works on rows; add --row-length N, the numbers per row."));
    if (row < 1 || numbers % row != 0) {
      throw new InvalidInputException(
          "%d numbers do not make whole rows of %d; check --row-length.".formatted(numbers, row));
    }
    return Math.max(1, BLOCK / row) * row;
  }

  private void pass(Path from, OutputStream out, int block, boolean slopes) throws IOException {
    byte[] bytes = new byte[block * Float.BYTES];
    float[] x = new float[block];
    try (InputStream in = Files.newInputStream(from)) {
      while (true) {
        int n = in.readNBytes(bytes, 0, bytes.length) / Float.BYTES;
        if (n == 0) {
          return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().get(x, 0, n);
        float[] y = apply(x, n, slopes);
        ByteBuffer written = ByteBuffer.allocate(y.length * Float.BYTES);
        written.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(y);
        out.write(written.array());
      }
    }
  }

  private float[] apply(float[] x, int n, boolean slopes) {
    float[] y = new float[n];
    switch (function) {
      case Elementwise f -> {
        Loop loop = Loop.of(f);
        if (slopes) {
          loop.slopes(x, 0, y, 0, n);
        } else {
          loop.forward(x, 0, y, 0, n);
        }
      }
      case Learned f -> {
        for (int i = 0; i < n; i++) {
          y[i] = f.at(x[i], f.initial());
        }
      }
      case Rowwise f -> {
        int row = rowLength.orElse(n);
        int outputs = f.outputs(row);
        float[] rows = new float[n / row * outputs];
        for (int i = 0; i < n / row; i++) {
          f.forward(x, i * row, rows, i * outputs, row);
        }
        return rows;
      }
    }
    return y;
  }
}
