package org.hillock.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;

/// The right of one training to write into a folder. Two files hold it. `lock` is locked by the
/// operating system, which frees it when the process dies and knows processes of other containers;
/// `owner` names the process, for messages and for file systems without locks.
///
/// They are two because a process that opens and closes a file a second time loses its POSIX locks
/// on it; so `lock` is not opened while `owner` names this process.
final class FolderLock implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String OWNER = "owner";

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// @throws InvalidInputException if another training holds it
  static FolderLock take(Path folder, Processes processes) throws IOException {
    Owner self = processes.self();
    Optional<Owner> owner = owner(folder);
    if (owner.filter(self::equals).isPresent()) {
      throw taken(folder, owner, self);
    }
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!isFree(channel)) {
        throw taken(folder, owner, self);
      }
      // Read again: who held the lock a moment ago may have written its name since.
      owner = owner(folder);
      if (owner.filter(processes::isLive).isPresent()) {
        throw taken(folder, owner, self);
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    FolderLock lock = new FolderLock(folder, channel);
    try {
      Files.writeString(folder.resolve(OWNER), self.text());
      return lock;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  boolean isHeld() {
    return channel.isOpen();
  }

  /// Frees the folder. The file `lock` stays: to delete it would part those who wait for it.
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(folder.resolve(OWNER));
    }
  }

  private static boolean isFree(FileChannel channel) throws ClosedByInterruptException {
    try {
      // A byte far behind the end: on Windows a locked byte cannot be read by others.
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without locks: the owner's number has to do.
      return true;
    }
  }

  private static Optional<Owner> owner(Path folder) throws IOException {
    try {
      return Owner.parse(Files.readString(folder.resolve(OWNER), ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static InvalidInputException taken(Path folder, Optional<Owner> owner, Owner self) {
    String who =
        owner
            .map(o ->
                (o.equals(self) ? "this process itself (pid %d)" : "process %d").formatted(o.pid()))
            .orElse("another process");
    return new InvalidInputException(
        ("checkpoints in %s are being written by %s; wait for its end or stop it,"
                + " or name another folder.")
            .formatted(folder, who));
  }
}
