package org.hillock.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hillock.activation.InvalidInputException;
import org.hillock.checkpoint.CheckpointFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where `train` saves checkpoints, how often, and whether it goes on from the newest.
final class CheckpointOptions {
  private static final String USUAL = "60s";

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "Folder for checkpoints, also written at the end and on Ctrl-C; the newest 3 are kept.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Seconds or steps between checkpoints, such as 30s or 500steps (default: 60s).")
  private Optional<String> every = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Go on from the newest checkpoint in DIR; the result is that of a training that never stopped.")
  private boolean resume;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /// Checks that the options fit together.
  ///
  /// @throws InvalidInputException if they do not
  void check() {
    if (folder.isEmpty() && (resume || every.isPresent())) {
      throw new InvalidInputException(
          "%s needs the folder of the checkpoints; add --checkpoint DIR."
              .formatted(resume ? "--resume" : "--checkpoint-every"));
    }
    interval();
  }

  /// Opens the folder.
  ///
  /// @return null if none is named
  /// @throws InvalidInputException if it cannot be used
  @Nullable Checkpoints open(LongSupplier clock, TerminalLine line) {
    return folder.isEmpty()
        ? null
        : new Checkpoints(CheckpointFolder.open(folder.get()), this, clock, line);
  }

  /// The folder, for messages.
  String path() {
    return folder.map(Path::toString).orElse("");
  }

  /// Whether the folder may hold checkpoints already.
  boolean resume() {
    return resume;
  }

  Interval interval() {
    return Interval.parse(every.orElse(USUAL));
  }

  /// What to type to go on.
  String command() {
    return CommandText.goingOn(spec);
  }
}
