package org.hillock.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An open file, or folder, of a [Disk].
final class DiskChannel extends FileChannel {
  private final Disk disk;
  private final Path path;
  private final Disk.Node node;
  private int position;
  private boolean locks;

  DiskChannel(Disk disk, Path path, Disk.Node node) {
    this.disk = disk;
    this.path = path;
    this.node = node;
  }

  private Disk.Content content() throws IOException {
    if (node instanceof Disk.Content content) {
      return content;
    }
    throw new IOException("Is a directory");
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    Disk.Content content = content();
    int wanted = Math.min(target.remaining(), content.now.length - position);
    int moved = disk.faults.transfer(wanted);
    if (moved < wanted) {
      disk.faults.fail();
    }
    if (wanted == 0 && target.hasRemaining()) {
      return -1;
    }
    target.put(content.now, position, moved);
    position += moved;
    return moved;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    Disk.Content content = content();
    int wanted = source.remaining();
    int moved = disk.faults.transfer(wanted);
    // A new array each time: the forced one stays what it was.
    content.now = Arrays.copyOf(content.now, Math.max(content.now.length, position + moved));
    source.get(content.now, position, moved);
    position += moved;
    if (moved < wanted) {
      disk.faults.fail();
    }
    return moved;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    disk.faults.call();
    disk.force(path, node);
  }

  @Override
  public long size() throws IOException {
    disk.faults.call();
    return content().now.length;
  }

  @Override
  public @Nullable FileLock tryLock(long start, long length, boolean shared) throws IOException {
    disk.faults.call();
    if (!disk.locked.add(node)) {
      return null;
    }
    locks = true;
    return new FileLock(this, start, length, shared) {
      @Override
      public boolean isValid() {
        return isOpen();
      }

      @Override
      public void release() {
        throw new UnsupportedOperationException("it is released with its channel");
      }
    };
  }

  @Override
  protected void implCloseChannel() throws IOException {
    if (locks) {
      disk.locked.remove(node);
    }
    disk.faults.call();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public FileChannel position(long newPosition) {
    position = Math.toIntExact(newPosition);
    return this;
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target, long from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer source, long to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long from, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long from, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long start, long length, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
