package org.hillock.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writing that a loss of power does not undo.
final class Durable {
  private Durable() {}

  /// Writes the content of a file.
  @FunctionalInterface
  interface Content {
    void write(FileChannel channel) throws IOException;
  }

  /// Puts a file in its place such that at any moment either what was there before or all of the
  /// new is there. When it returns, the new will be there after a loss of power.
  ///
  /// @param temporary in the same folder; is not there afterwards
  static void replace(Path file, Path temporary, Content content) throws IOException {
    try {
      Files.deleteIfExists(temporary);
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.write(channel);
        // On this channel, or it guarantees nothing; and once: after a failure the system may
        // have dropped what it could not write, and a second call would find nothing to do.
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      removeAfter(e, temporary);
      throw e;
    }
    forceFolder(folderOf(file));
  }

  /// Makes a folder, and those above it that are missing, such that they are there after a loss of
  /// power.
  static void createFolder(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path at = folder.toAbsolutePath();
    while (at != null && Files.notExists(at)) {
      missing.push(at);
      at = at.getParent();
    }
    Files.createDirectories(folder);
    // What a process that crashed had moved in place, but not forced yet, is found from now on.
    forceFolder(folder);
    for (Path made : missing) {
      forceFolder(folderOf(made));
    }
    if (missing.isEmpty()) {
      try {
        // It may be a crash after the lines above that left it.
        forceFolder(folderOf(folder));
      } catch (AccessDeniedException _) {
        // What is above may not be read, so it was made by someone else.
      }
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows opens no folder as a file; NTFS keeps a journal of its names by itself.
      if (!isWindows(folder)) {
        throw e;
      }
    }
  }

  private static boolean isWindows(Path folder) {
    return folder.getFileSystem().equals(FileSystems.getDefault())
        && System.getProperty("os.name", "").startsWith("Windows");
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private static void removeAfter(Exception failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The next opening of the folder removes it.
      failure.addSuppressed(e);
    }
  }
}
