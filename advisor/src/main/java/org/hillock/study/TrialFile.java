package org.hillock.study;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hillock.activation.InvalidInputException;

/// Finished trainings in a file, one a line, format `hillock-trials/1`; the first line says of
/// which study they are, and others what a budget has made of its plan. However the process ends,
/// whatever was added is there; a last line that was cut off is taken away when the file is opened
/// again.
///
/// One process at a time has a file; the operating system frees it when the process dies.
public final class TrialFile implements Book, AutoCloseable {
  /// What the first line says it is.
  public static final String FORMAT = "hillock-trials/1";

  private final Path path;
  private final RandomAccessFile file;
  private final Consumer<String> warned;
  private final TrialLines lines = new TrialLines();
  private final Map<Assignment, Trial> trials = new HashMap<>();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private long end;
  private Optional<TrialLines.Planned> planned = Optional.empty();
  private int kept;
  private boolean closed;

  private TrialFile(Path path, RandomAccessFile file, Consumer<String> warned) {
    this.path = path;
    this.file = file;
    this.warned = warned;
  }

  /// Begins a file, or goes on with one.
  ///
  /// @param resume whether there may be trainings in it
  /// @param warned told when lines are damaged, and when trainings cannot be kept
  /// @throws InvalidInputException if it is in use, holds trainings and is not to be gone on with,
  ///   is of another study, is something else, or cannot be written; nothing in it is changed then
  public static TrialFile open(
      Path path, StudyIdentity identity, boolean resume, Consumer<String> warned) {
    RandomAccessFile file;
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
    } catch (IOException e) {
      throw new InvalidInputException(
          "trainings cannot be kept in %s (%s); name a file in a folder that may be written to."
              .formatted(path, e.getMessage()),
          e);
    }
    TrialFile opened = new TrialFile(path, file, warned);
    try {
      opened.lock();
      opened.read(identity, resume);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw new InvalidInputException(
          "trainings cannot be kept in %s (%s); check the disk, or name another with --trials FILE."
              .formatted(path, e.getMessage()),
          e);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void lock() throws IOException {
    try {
      // A byte far behind the end: on Windows a locked byte cannot be read by others.
      if (file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false) != null) {
        return;
      }
    } catch (OverlappingFileLockException _) {
      // This process has it.
    }
    throw new InvalidInputException(
        "%s is being written by another comparison; wait for its end or stop it, or name another with --trials FILE."
            .formatted(path));
  }

  private void read(StudyIdentity identity, boolean resume) throws IOException {
    String text = text();
    int headEnd = text.indexOf('\n');
    if (headEnd < 0) {
      begin(text, identity);
      return;
    }
    TrialLines.Head head =
        lines.content(text.substring(0, headEnd), TrialLines.Head.class).orElseThrow(this::notOurs);
    if (!head.format().equals(FORMAT)) {
      throw new InvalidInputException(
          "%s is a file of trainings of format %s, this program has %s; name another with --trials FILE."
              .formatted(path, head.format(), FORMAT));
    }
    List<String> whole = wholeLines(text);
    List<String> differences = identity.differences(new StudyIdentity(head.identity()));
    if (whole.size() > 1 || resume) {
      take(whole);
      check(trials.size(), differences, resume);
    } else if (!differences.isEmpty()) {
      begin("", identity);
      return;
    }
    kept = trials.size();
    end = whole.stream().mapToLong(line -> line.getBytes(UTF_8).length + 1L).sum();
    file.setLength(end);
  }

  private String text() throws IOException {
    long length = file.length();
    if (length > Integer.MAX_VALUE - Long.BYTES) {
      throw notOurs();
    }
    byte[] bytes = new byte[(int) length];
    file.readFully(bytes);
    return new String(bytes, UTF_8);
  }

  /// Writes the first line. What is there may be the start of one that was cut off.
  private void begin(String there, StudyIdentity identity) throws IOException {
    byte[] head = lines.line(new TrialLines.Head(FORMAT, identity.entries()));
    if (!TrialLines.isBegun(there)) {
      throw notOurs();
    }
    file.seek(0);
    file.write(head);
    file.setLength(head.length);
    file.getFD().sync();
    forceFolder();
    end = head.length;
  }

  private InvalidInputException notOurs() {
    return new InvalidInputException(
        "%s is not a file of trainings; name another with --trials FILE.".formatted(path));
  }

  /// The lines that were written to their ends.
  private static List<String> wholeLines(String text) {
    List<String> whole = new ArrayList<>(List.of(text.split("\n", -1)));
    whole.removeLast();
    return whole;
  }

  private void check(int count, List<String> differences, boolean resume) {
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          "%s has %s of another comparison:\n  %s\nGo on with the data and options it was begun with, or name another with --trials FILE."
              .formatted(path, counted(count), String.join("\n  ", differences)));
    }
    if (!resume) {
      throw new InvalidInputException(
          "%s has %s of this comparison; add --resume to go on from there, or name another file with --trials or remove this one to start anew."
              .formatted(path, counted(count)));
    }
  }

  private static String counted(int trainings) {
    return trainings == 1 ? "1 finished training" : trainings + " finished trainings";
  }

  private void take(List<String> whole) {
    int damaged = 0;
    for (String line : whole.subList(1, whole.size())) {
      Optional<Trial> trial = lines.content(line, Trial.class);
      trial.ifPresent(one -> trials.put(one.assignment(), one));
      Optional<TrialLines.Planned> plan = lines.content(line, TrialLines.Planned.class);
      planned = plan.or(() -> planned);
      damaged += trial.isEmpty() && plan.isEmpty() ? 1 : 0;
    }
    if (damaged > 0) {
      warned.accept(
          "%s: damaged lines: %d; their trainings are done again.".formatted(path, damaged));
    }
  }

  /// So that the file's name survives a loss of power.
  private void forceFolder() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException _) {
        // Windows opens no folder as a file, and keeps a journal of its names by itself.
      }
    }
  }

  @Override
  public synchronized Optional<Trial> find(Assignment assignment) {
    return Optional.ofNullable(trials.get(assignment));
  }

  /// Keeps one. If the disk does not take it, a warning says so and it is kept in memory: a
  /// comparison is worth more than its file.
  @Override
  public synchronized void add(Trial trial) {
    if (closed) {
      return;
    }
    trials.put(trial.assignment(), trial);
    write(lines.line(trial));
  }

  @Override
  public synchronized Optional<Plan> planned(Plan wanted) {
    return planned
        .map(plan -> plan.effort(wanted))
        .map(effort -> wanted.with(effort, new Concessions(wanted.effort(), effort).words()));
  }

  @Override
  public synchronized void keep(Plan plan) {
    planned = Optional.of(TrialLines.Planned.of(plan.effort()));
    if (!closed) {
      write(lines.line(planned.get()));
    }
  }

  private void write(byte[] line) {
    boolean failing = pending.size() > 0;
    pending.writeBytes(line);
    try {
      // At its place, so that it replaces the part of one that did not fit.
      file.seek(end);
      file.write(pending.toByteArray());
      file.getFD().sync();
      end += pending.size();
      pending.reset();
      kept = trials.size();
    } catch (IOException e) {
      if (!failing) {
        warned.accept(
            "%s cannot be written (%s); trainings are kept in memory until there is space again."
                .formatted(path, e.getMessage()));
      }
    }
  }

  /// How many trainings are in it.
  public synchronized int size() {
    return kept;
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// Removes the file.
  ///
  /// @throws UncheckedIOException if that fails
  public synchronized void remove() {
    close();
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot remove %s (%s); remove it by hand.".formatted(path, e.getMessage()), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot close %s (%s); check the disk.".formatted(path, e.getMessage()), e);
    }
  }
}
