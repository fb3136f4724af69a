package org.hillock.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.activation.InvalidInputException;

/// The checkpoints of one training, and the sole right to write them. However a process ends, the
/// folder holds the checkpoint that was newest before or the one that was being saved, whole.
///
/// Not for use by several threads.
public final class CheckpointFolder implements AutoCloseable {
  /// How many checkpoints are kept.
  public static final int KEPT = 3;

  private static final Pattern SAVED = Pattern.compile("step-(\\d{19})\\.safetensors");
  private static final Pattern TEMPORARY = Pattern.compile("step-\\d{19}\\.safetensors\\.tmp");
  private static final String MOST_STEPS = String.valueOf(Long.MAX_VALUE);

  private final Path folder;
  private final FolderLock lock;

  /// Steps whose files were found to be damaged; they do not count as kept.
  private final Set<Long> unusable = new HashSet<>();

  private CheckpointFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Opens a folder, makes it if there is none, and removes what a crash left half written.
  ///
  /// @throws InvalidInputException if another training writes into it, or nobody can
  /// @throws UncheckedIOException if its disk fails
  public static CheckpointFolder open(Path folder) {
    return open(folder, Processes.ofThisMachine());
  }

  static CheckpointFolder open(Path folder, Processes processes) {
    try {
      return Uninterrupted.call(() -> opened(folder, processes));
    } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
      throw new InvalidInputException(
          "writing into %s is not permitted; check its owner and mode, or name another folder."
              .formatted(folder),
          e);
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException(folder + " is a file; name a folder for the checkpoints.", e);
    } catch (IOException e) {
      throw failed("the folder %s cannot be opened".formatted(folder), e);
    }
  }

  private static CheckpointFolder opened(Path folder, Processes processes) throws IOException {
    Durable.createFolder(folder);
    FolderLock lock = FolderLock.take(folder, processes);
    try {
      for (Path file : files(folder, TEMPORARY)) {
        Files.delete(file);
      }
      return new CheckpointFolder(folder, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Saves a checkpoint; when it returns, the checkpoint will be there after a loss of power. A
  /// checkpoint of the same step is replaced; of those before it the newest are kept, [#KEPT] in
  /// all.
  ///
  /// @param step how far the training is; the greatest one is the newest checkpoint
  /// @throws UncheckedIOException if it cannot be saved; those saved before are untouched
  public void save(Checkpoint checkpoint, long step) {
    if (step < 0) {
      throw new IllegalArgumentException("step is " + step + "; count steps from 0.");
    }
    if (!lock.isHeld()) {
      throw new IllegalStateException(folder + " is closed; open it again to save.");
    }
    Path file = file(step);
    Safetensors content = checkpoint.safetensors();
    try {
      Uninterrupted.call(() -> {
        Durable.replace(file, file.resolveSibling(file.getFileName() + ".tmp"), content::write);
        unusable.remove(step);
        removeBefore(step);
        return file;
      });
    } catch (IOException e) {
      throw failed("the checkpoint of step %d cannot be saved in %s".formatted(step, folder), e);
    }
  }

  /// The checkpoint to go on from: that of the greatest step that can be read.
  ///
  /// @throws InvalidInputException if that one is of another training: the message has a line for
  ///   each difference; or if there are checkpoints and none can be read
  /// @throws UncheckedIOException if the folder cannot be read
  public Newest newest(Expected expected) {
    try {
      return Uninterrupted.call(() -> newestOf(steps(), expected));
    } catch (IOException e) {
      throw failed("the folder %s cannot be read".formatted(folder), e);
    }
  }

  /// Gives up the right to write.
  ///
  /// @throws UncheckedIOException if the folder's disk fails
  @Override
  public void close() {
    try {
      Uninterrupted.call(() -> {
        lock.close();
        return folder;
      });
    } catch (IOException e) {
      throw failed("the lock of %s cannot be removed".formatted(folder), e);
    }
  }

  private Newest newestOf(List<Long> steps, Expected expected) throws IOException {
    List<String> notes = new ArrayList<>();
    for (long step : steps) {
      Path file = file(step);
      Optional<Safetensors> content = content(file, notes);
      if (content.isPresent()) {
        return new Newest.Found(Checkpoint.of(content.get(), file, expected), step, notes);
      }
      unusable.add(step);
    }
    if (notes.isEmpty()) {
      return new Newest.Empty(folder);
    }
    throw new InvalidInputException(
        ("none of the checkpoints in %s can be used:\n  %s\n"
                + "Put a copy of one there, or name another folder to start anew.")
            .formatted(folder, String.join("\n  ", notes)));
  }

  /// Reads a file, or adds a note why that is impossible.
  private static Optional<Safetensors> content(Path file, List<String> notes)
      throws ClosedByInterruptException {
    try {
      Safetensors content = Safetensors.load(file);
      if (content.verified()) {
        return Optional.of(content);
      }
      notes.add(file + " is passed over: it has no checksums, so no training saved it.");
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      notes.add("%s is passed over: it cannot be read (%s).".formatted(file, e));
    } catch (InvalidInputException e) {
      notes.add("passed over: " + e.getMessage());
    }
    return Optional.empty();
  }

  /// Removes what is older than the newest ones. What is newer than the step stays: a training that
  /// had to go back to an older checkpoint must not lose what may be readable again tomorrow.
  private void removeBefore(long step) {
    try {
      int kept = 1;
      for (long other : steps()) {
        if (other >= step) {
          continue;
        }
        if (kept < KEPT && !unusable.contains(other)) {
          kept++;
        } else {
          Files.deleteIfExists(file(other));
          unusable.remove(other);
        }
      }
    } catch (IOException _) {
      // The checkpoint is saved, which is what counts; the next one removes what is left.
    }
  }

  /// The steps of all checkpoints, greatest first.
  private List<Long> steps() throws IOException {
    List<Long> steps = new ArrayList<>();
    for (Path file : files(folder, SAVED)) {
      Matcher name = SAVED.matcher(file.getFileName().toString());
      if (name.matches() && name.group(1).compareTo(MOST_STEPS) <= 0) {
        steps.add(Long.parseLong(name.group(1)));
      }
    }
    steps.sort(Collections.reverseOrder());
    return steps;
  }

  private Path file(long step) {
    return folder.resolve("step-%019d.safetensors".formatted(step));
  }

  private static List<Path> files(Path folder, Pattern name) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, file -> name.matcher(file.getFileName().toString()).matches())) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static UncheckedIOException failed(String fact, IOException e) {
    return new UncheckedIOException(
        ("%s (%s); check the disk's space, the folder's mode and the disk itself, then resume:"
                + " the checkpoints saved before are untouched.")
            .formatted(fact, e),
        e);
  }
}
