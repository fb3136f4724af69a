package org.hillock.checkpoint;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path on a [Disk]: `/`, or names with `/` between.
record DiskPath(DiskFiles files, String text) implements Path {
  private List<String> names() {
    return Arrays.stream(text.split("/")).filter(name -> !name.isEmpty()).toList();
  }

  @Override
  public FileSystem getFileSystem() {
    return files;
  }

  @Override
  public boolean isAbsolute() {
    return text.startsWith("/");
  }

  @Override
  public @Nullable Path getRoot() {
    return isAbsolute() ? new DiskPath(files, "/") : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names().isEmpty() ? null : new DiskPath(files, names().getLast());
  }

  @Override
  public @Nullable Path getParent() {
    int slash = text.lastIndexOf('/');
    return text.equals("/") || slash < 0
        ? null
        : new DiskPath(files, slash == 0 ? "/" : text.substring(0, slash));
  }

  @Override
  public int getNameCount() {
    return names().size();
  }

  @Override
  public Path getName(int index) {
    return new DiskPath(files, names().get(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return new DiskPath(files, String.join("/", names().subList(from, to)));
  }

  @Override
  public boolean startsWith(Path other) {
    return names()
        .subList(0, Math.min(getNameCount(), other.getNameCount()))
        .equals(((DiskPath) other).names());
  }

  @Override
  public boolean endsWith(Path other) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path normalize() {
    return this;
  }

  @Override
  public Path resolve(Path other) {
    return other.isAbsolute()
        ? other
        : new DiskPath(files, (text.equals("/") ? "" : text) + "/" + other);
  }

  @Override
  public Path relativize(Path other) {
    return other.subpath(getNameCount(), other.getNameCount());
  }

  @Override
  public URI toUri() {
    return URI.create("disk:" + text);
  }

  @Override
  public Path toAbsolutePath() {
    return isAbsolute() ? this : new DiskPath(files, "/" + text);
  }

  @Override
  public Path toRealPath(LinkOption... options) {
    return toAbsolutePath();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Path other) {
    return text.compareTo(other.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
