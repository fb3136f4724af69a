package org.hillock.checkpoint;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A disk in memory that knows what would be left of it after a loss of power: of a file, what was
/// forced; of names, those whose folder was forced since they changed. What was not forced may be
/// there or not, in part and in any order.
final class Disk {
  /// What a name stands for.
  sealed interface Node {}

  /// A folder.
  static final class Folder implements Node {}

  /// A file: what programs see, and what was forced.
  static final class Content implements Node {
    byte[] now;
    byte[] forced;

    Content(byte[] bytes) {
      now = bytes;
      forced = bytes;
    }
  }

  /// A change of names in one folder that happens whole or not at all.
  ///
  /// @param changes the new meaning of each name; null if it has none any longer
  private record Change(String folder, Map<String, @Nullable Node> changes) {
    void apply(Map<String, Node> names) {
      changes.forEach((name, node) -> {
        if (node == null) {
          names.remove(name);
        } else {
          names.put(name, node);
        }
      });
    }
  }

  private final Map<String, Node> names = new TreeMap<>();
  private final Map<String, Node> forced = new TreeMap<>();
  private final List<Change> pending = new ArrayList<>();
  private final DiskFiles files = new DiskFiles(this);
  final Set<Node> locked = new HashSet<>();
  Faults faults = Faults.none();

  Disk() {
    names.put("/", new Folder());
    forced.putAll(names);
  }

  Path path(String name) {
    return files.getPath(name);
  }

  /// Puts a file there as if it had always been there.
  void put(Path file, byte[] bytes) {
    names.put(file.toString(), new Content(bytes.clone()));
    forced.put(file.toString(), names.get(file.toString()));
  }

  byte[] bytes(Path file) {
    return names.get(file.toString()) instanceof Content content
        ? content.now.clone()
        : new byte[0];
  }

  /// The names in a folder.
  List<String> list(Path folder) {
    String prefix = folder + "/";
    return names.keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  Node node(Path path) throws IOException {
    Node node = names.get(path.toString());
    if (node == null) {
      throw new NoSuchFileException(path.toString());
    }
    return node;
  }

  void create(Path path, Node node) throws IOException {
    node(path(parent(path)));
    if (names.containsKey(path.toString())) {
      throw new FileAlreadyExistsException(path.toString());
    }
    change(path, Map.of(path.toString(), node));
  }

  void delete(Path path) throws IOException {
    node(path);
    Map<String, @Nullable Node> changes = new LinkedHashMap<>();
    changes.put(path.toString(), null);
    change(path, changes);
  }

  void move(Path from, Path to) throws IOException {
    Map<String, @Nullable Node> changes = new LinkedHashMap<>();
    changes.put(to.toString(), node(from));
    changes.put(from.toString(), null);
    change(from, changes);
  }

  private void change(Path path, Map<String, @Nullable Node> changes) {
    Change change = new Change(parent(path), changes);
    change.apply(names);
    pending.add(change);
  }

  private static String parent(Path path) {
    String name = path.toString();
    return name.substring(0, Math.max(1, name.lastIndexOf('/')));
  }

  void force(Path path, Node node) {
    switch (node) {
      case Content content -> content.forced = content.now;
      case Folder _ -> {
        pending.stream()
            .filter(change -> change.folder.equals(path.toString()))
            .forEach(change -> change.apply(forced));
        pending.removeIf(change -> change.folder.equals(path.toString()));
      }
    }
  }

  /// The process ended, by a crash or not, and the system went on: locks are free, all that was
  /// written is there.
  void processEnds() {
    locked.clear();
    faults = Faults.none();
  }

  /// What was written to a file and not forced, after a loss of power.
  private enum Unforced {
    LOST,
    KEPT,
    ZEROS,
    HALF
  }

  /// All different disks that a loss of power can leave: each subset of the names not forced, with
  /// each fate of the bytes not forced.
  List<Disk> afterPowerLoss() {
    Map<Map<String, String>, Disk> disks = new LinkedHashMap<>();
    for (int subset = 0; subset < 1 << pending.size(); subset++) {
      Map<String, Node> left = new TreeMap<>(forced);
      for (int i = 0; i < pending.size(); i++) {
        if ((subset >> i & 1) != 0) {
          pending.get(i).apply(left);
        }
      }
      for (Unforced fate : Unforced.values()) {
        Disk disk = left(left, fate);
        disks.putIfAbsent(disk.fingerprint(), disk);
      }
    }
    return List.copyOf(disks.values());
  }

  private Map<String, String> fingerprint() {
    Map<String, String> fingerprint = new TreeMap<>();
    names.forEach((name, node) ->
        fingerprint.put(
            name,
            node instanceof Content content
                ? content.now.length + " " + Arrays.hashCode(content.now)
                : "folder"));
    return fingerprint;
  }

  private static Disk left(Map<String, Node> names, Unforced fate) {
    Disk disk = new Disk();
    names.forEach((name, node) -> {
      if (hasFolders(name, names)) {
        Node copy =
            node instanceof Content content ? new Content(left(content, fate)) : new Folder();
        disk.names.put(name, copy);
        disk.forced.put(name, copy);
      }
    });
    return disk;
  }

  private static boolean hasFolders(String name, Map<String, Node> names) {
    int slash = name.lastIndexOf('/');
    return slash <= 0
        || (names.containsKey(name.substring(0, slash))
            && hasFolders(name.substring(0, slash), names));
  }

  private static byte[] left(Content content, Unforced fate) {
    if (Arrays.equals(content.now, content.forced)) {
      return content.now;
    }
    return switch (fate) {
      case LOST -> content.forced;
      case KEPT -> content.now;
      case ZEROS -> new byte[content.now.length];
      case HALF -> Arrays.copyOf(content.now, content.now.length / 2);
    };
  }
}
