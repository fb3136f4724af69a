package org.hillock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// SHA-256 of data as they lie on the disk. That of a file is what `sha256sum` prints; that of a
/// folder is of a line for each file in it, in the order of their paths: path, size, SHA-256.
final class DataFingerprint {
  private static final int PIECE = 1 << 16;

  private DataFingerprint() {}

  /// In 64 hex digits.
  static String of(Path path) {
    try {
      return Files.isDirectory(path) ? ofFolder(path) : ofFile(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read " + path + " for its fingerprint; is it still there?", e);
    }
  }

  private static String ofFolder(Path folder) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      String line = "%s %d %s\n".formatted(name, Files.size(file), ofFile(file));
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
