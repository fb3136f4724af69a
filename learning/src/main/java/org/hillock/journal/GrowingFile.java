package org.hillock.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.hillock.activation.InvalidInputException;

/// A file that grows by whole records. Each is handed to the operating system at once: if the
/// process is killed, at most the last is cut. An interrupt of the thread does not close it.
final class GrowingFile implements AutoCloseable {
  private final Path path;
  private final FileOutputStream out;

  private GrowingFile(Path path, FileOutputStream out) {
    this.path = path;
    this.out = out;
  }

  /// @param appends whether what is there is kept
  /// @throws InvalidInputException if it cannot be opened
  static GrowingFile open(Path path, boolean appends) {
    try {
      return new GrowingFile(path, new FileOutputStream(path.toFile(), appends));
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot write to %s: %s; name a file in a folder that is there and may be written to."
              .formatted(path, e.getMessage()));
    }
  }

  /// Adds a record.
  ///
  /// @throws UncheckedIOException if there is no room
  void add(byte[] record) {
    try {
      out.write(record);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write to %s: %s; free some space or choose another place."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot close %s: %s; look at its last record.".formatted(path, e.getMessage()), e);
    }
  }
}
