package org.hillock.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.hillock.activation.InvalidInputException;

/// A file that is either there whole or not at all: it is written under a temporary name beside its
/// place and renamed. Its folder is checked before any work is done.
record OutputFile(Path path) {
  /// Where to write.
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Checks that the file can be written.
  ///
  /// @throws InvalidInputException if its folder is not there or cannot be written to, or it is a
  ///   folder itself
  static OutputFile at(Path path) {
    Path folder = folder(path);
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "the folder of " + path + " does not exist; create " + folder + " first.");
    }
    if (Files.isDirectory(path)) {
      throw new InvalidInputException(
          path + " is a folder; name a file in it, such as " + path.resolve("out") + ".");
    }
    if (!Files.isWritable(folder)) {
      throw new InvalidInputException(
          "nothing can be written to " + folder + "; choose another place or allow writing there.");
    }
    return new OutputFile(path);
  }

  /// Writes text.
  void write(String text) {
    write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Writes bytes.
  void write(byte[] bytes) {
    write(out -> out.write(bytes));
  }

  /// Writes the content, then gives the file its name.
  void write(Content content) {
    Path temporary = folder(path).resolve("." + path.getFileName() + "." + suffix() + ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        content.writeTo(out);
      }
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write "
              + path
              + ": "
              + e.getMessage()
              + "; free some space or choose another place.",
          e);
    } finally {
      discard(temporary);
    }
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + temporary + "; remove it by hand.", e);
    }
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private static Path folder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path.toAbsolutePath() : folder;
  }
}
