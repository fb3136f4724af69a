package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.hillock.activation.InvalidInputException;
import org.hillock.study.StudyIdentity;
import org.hillock.study.TrialFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where `compare` keeps finished trainings, and whether it goes on with those that are there.
final class TrialsOptions {
  private static final String ENDING = ".trials";

  @Option(
      names = "--trials",
      paramLabel = "FILE",
      description =
          "File in which finished trainings are kept (default: DATA.trials in the working directory, removed at the end).")
  private Optional<Path> trials = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Go on with the trainings in the file; the result is that of a comparison that never stopped.")
  private boolean resume;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /// Opens the file.
  ///
  /// @param data after which the file is called if no other name is given
  /// @return empty if no file was asked for and the working directory cannot be written to
  /// @throws InvalidInputException if the file cannot be used
  Optional<TrialFile> open(Path data, StudyIdentity identity, Consumer<String> warned) {
    Path path = trials.orElseGet(() -> usual(data));
    if (trials.isEmpty() && !Files.isWritable(Path.of("").toAbsolutePath())) {
      warned.accept(
          "trainings are not kept, as nothing can be written here; name a --trials FILE.");
      return Optional.empty();
    }
    return Optional.of(TrialFile.open(path, identity, resume, warned));
  }

  private static Path usual(Path data) {
    Path name = data.toAbsolutePath().normalize().getFileName();
    String text = name == null ? "hillock" : name.toString();
    int dot = text.lastIndexOf('.');
    return Path.of((dot > 0 ? text.substring(0, dot) : text) + ENDING);
  }

  /// Whether it is to go on with what is there.
  boolean resume() {
    return resume;
  }

  /// What becomes of the file of a comparison that is done: it stays if the user named it.
  void done(TrialFile file) {
    if (trials.isEmpty()) {
      file.remove();
    }
  }

  /// What becomes of the file of one that was stopped.
  ///
  /// @return what there is to go on from, in words
  String stopped(Optional<TrialFile> file) {
    if (file.isEmpty()) {
      return "nothing was kept. With --trials FILE it could go on from here.";
    }
    int kept = file.get().size();
    if (kept == 0) {
      file.get().remove();
      return "no training was finished, so nothing was kept.";
    }
    return "%s keeps %s. Go on with:%n  %s"
        .formatted(
            file.get().path(),
            kept == 1 ? "1 finished training" : kept + " finished trainings",
            command());
  }

  /// What to type to go on.
  private String command() {
    return CommandText.goingOn(spec);
  }
}
