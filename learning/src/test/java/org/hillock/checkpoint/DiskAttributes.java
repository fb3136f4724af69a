package org.hillock.checkpoint;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// What a [Disk] tells of a file. It has no clock: nothing may depend on times.
record DiskAttributes(Disk.Node node) implements BasicFileAttributes {
  private static final FileTime NEVER = FileTime.fromMillis(0);

  @Override
  public FileTime lastModifiedTime() {
    return NEVER;
  }

  @Override
  public FileTime lastAccessTime() {
    return NEVER;
  }

  @Override
  public FileTime creationTime() {
    return NEVER;
  }

  @Override
  public boolean isRegularFile() {
    return node instanceof Disk.Content;
  }

  @Override
  public boolean isDirectory() {
    return node instanceof Disk.Folder;
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public long size() {
    return node instanceof Disk.Content content ? content.now.length : 0;
  }

  @Override
  public @Nullable Object fileKey() {
    return null;
  }
}
