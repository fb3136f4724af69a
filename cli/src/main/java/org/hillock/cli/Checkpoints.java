package org.hillock.cli;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hillock.activation.InvalidInputException;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.checkpoint.CheckpointFolder;
import org.hillock.checkpoint.Expected;
import org.hillock.checkpoint.Newest;
import org.hillock.training.Origin;
import org.hillock.training.State;
import org.hillock.training.Watcher;

/// The checkpoints of one training: which it goes on from, and when it saves the next.
final class Checkpoints implements Origin, Watcher, AutoCloseable {
  private static final long NONE = -1;

  private final CheckpointFolder folder;
  private final CheckpointOptions options;
  private final Interval every;
  private final LongSupplier clock;
  private final TerminalLine line;

  /// The step of the newest one.
  private long saved = NONE;

  // When one was last saved, or should have been.
  private long triedStep;
  private long triedTime;

  /// @param clock in nanoseconds
  /// @param line to be cleared before a warning
  Checkpoints(
      CheckpointFolder folder, CheckpointOptions options, LongSupplier clock, TerminalLine line) {
    this.folder = folder;
    this.options = options;
    every = options.interval();
    this.clock = clock;
    this.line = line;
    triedTime = clock.getAsLong();
  }

  @Override
  public Optional<Checkpoint> checkpoint(Expected expected) {
    return switch (folder.newest(expected)) {
      case Newest.Found found when !options.resume() ->
          throw new InvalidInputException(
              ("%s has checkpoints already, the newest of step %d; add --resume to go on from there,"
                      + " or name another folder to start anew.")
                  .formatted(options.path(), found.step()));
      case Newest.Found found -> {
        found.notes().forEach(Checkpoints::note);
        note(
            "the training goes on after step %d, from %s.".formatted(found.step(), options.path()));
        saved = found.step();
        triedStep = saved;
        yield Optional.of(found.checkpoint());
      }
      case Newest.Empty empty -> {
        if (options.resume()) {
          note(empty.toString());
        }
        yield Optional.empty();
      }
    };
  }

  private static void note(String text) {
    System.out.println("note: " + text);
  }

  @Override
  public void stepped(State state) {
    if (every.isOver(clock.getAsLong() - triedTime, state.stepsInAll() - triedStep)) {
      save(state);
    }
  }

  @Override
  public void ended(State state) {
    save(state);
  }

  /// Saves a checkpoint, unless that of this step is there. If it cannot be saved, a warning says
  /// so: the training is worth more than its checkpoint.
  void save(State state) {
    if (saved != state.stepsInAll()) {
      try {
        state
            .checkpoint()
            .ifPresent(checkpoint -> {
              folder.save(checkpoint, state.stepsInAll());
              saved = state.stepsInAll();
            });
      } catch (UncheckedIOException e) {
        line.clear();
        System.err.println("hillock train: warning: " + e.getMessage());
      }
    }
    triedStep = state.stepsInAll();
    triedTime = clock.getAsLong();
  }

  /// What there is to go on from, in words.
  String nextMove() {
    return saved == NONE
        ? "no checkpoint could be saved in " + options.path() + "."
        : "%s has the checkpoint of step %d. Go on with:%n  %s"
            .formatted(options.path(), saved, options.command());
  }

  @Override
  public void close() {
    folder.close();
  }
}
