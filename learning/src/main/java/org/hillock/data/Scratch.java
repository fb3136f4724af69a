package org.hillock.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hillock.activation.InvalidInputException;

/// A temporary file that is written from front to back and then mapped into memory. It has no name
/// any longer once it is mapped, or at the end of the program, and takes its room on the disk as
/// long as the mapping is in use.
final class Scratch implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final Path folder;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long written;

  private Scratch(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// In the folder of the system for temporary files, which the property `java.io.tmpdir` names.
  static Scratch open() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir", "."));
    try {
      Path file = Files.createTempFile(folder, "hillock", ".rows");
      return new Scratch(
          folder,
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /// How many bytes are written so far.
  long position() {
    return written;
  }

  void write(byte[] bytes, int count) {
    int done = 0;
    while (done < count) {
      makeRoom(1);
      int some = Math.min(count - done, buffer.remaining());
      buffer.put(bytes, done, some);
      done += some;
    }
    written += count;
  }

  void write(int number) {
    makeRoom(Integer.BYTES);
    buffer.putInt(number);
    written += Integer.BYTES;
  }

  void write(float number) {
    makeRoom(Float.BYTES);
    buffer.putFloat(number);
    written += Float.BYTES;
  }

  private void makeRoom(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }

  private void flush() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
    buffer.clear();
  }

  /// All that was written, to be read by any thread.
  MemorySegment mapped() {
    flush();
    try {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, written, Arena.ofAuto());
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static InvalidInputException failed(Path folder, IOException e) {
    return new InvalidInputException(
        "rows that do not fit into memory cannot be kept in %s (%s); free some room, name another folder with -Djava.io.tmpdir=DIR, or give Java more memory with -Xmx."
            .formatted(folder, e.getMessage()),
        e);
  }
}
