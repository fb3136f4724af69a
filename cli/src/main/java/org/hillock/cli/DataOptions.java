package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Examples;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Scaling;
import org.hillock.data.Sequences;
import org.hillock.data.Size;
import org.hillock.data.Table;
import org.hillock.data.Task;
import org.hillock.data.Texts;
import org.hillock.training.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `compare` and `train` share: the data, the epochs, the seed.
final class DataOptions {
  @Parameters(
      paramLabel = "DATA",
      description =
          "CSV file (comma, semicolon or tab, with a header), Parquet file, IDX file of images, or a folder of images: of those, or of PNG and JPEG files, a sub-folder a class.")
  private Path data = Path.of("");

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "COLUMN",
      description = "Column to predict; several, separated by commas. Images have labels instead.")
  private List<String> targets = List.of();

  @Option(
      names = "--task",
      description = "regression, binary, multiclass or multilabel; worked out from the target.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--epochs",
      defaultValue = "200",
      description = "Passes over the training rows at the most (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of split, starting weights and batch order (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--scaling",
      paramLabel = "NAME",
      defaultValue = "standard",
      description =
          "Of inputs: standard (columns to mean 0 and deviation 1, pixels to 0..1) or none (default: ${DEFAULT-VALUE}).")
  private String scaling = "";

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  /// Reads the data and works out what to learn. A folder has training images and, if any, test
  /// images.
  Problem problem() {
    Scaling chosen = Scaling.parse(scaling);
    return read(task.map(Task::parse)).with(chosen);
  }

  private Problem read(Optional<Task> named) {
    if (Files.isDirectory(data)) {
      Optional<Images> idx = Images.in(data, "train");
      return idx.isPresent() ? problem(idx.get(), Images.in(data, "t10k"), named) : folder(named);
    }
    Examples examples = Examples.read(data);
    return switch (examples) {
      case Images images -> problem(images, Optional.empty(), named);
      case Table _, Sequences _, Texts _ -> problem(examples.asTable(), named);
    };
  }

  /// A folder of classes, or of the two folders `train` and `test` that hold these.
  private Problem folder(Optional<Task> named) {
    Path train = data.resolve("train");
    Path test = data.resolve("test");
    Optional<Size> size = reading.size();
    return Files.isDirectory(train) && Files.isDirectory(test)
        ? problem(Images.folder(train, size), Optional.of(Images.folder(test, size)), named)
        : problem(Images.folder(data, size), Optional.empty(), named);
  }

  private Problem problem(Images images, Optional<Images> test, Optional<Task> named) {
    if (!targets.isEmpty()) {
      throw new InvalidInputException(
          images.source() + " holds images, whose labels are what is learned; leave out --target.");
    }
    return Problem.of(images, test, named);
  }

  private Problem problem(Table table, Optional<Task> named) {
    if (targets.isEmpty()) {
      throw new InvalidInputException(
          "it is not said what to predict from %s; name a column with --target: %s."
              .formatted(table.source(), String.join(", ", table.names())));
    }
    return switch (reading.as(table)) {
      case Sequences sequences -> Problem.of(sequences, targets, named);
      case Texts texts -> Problem.of(texts, targets, named);
      case Table plain -> Problem.of(plain, targets, named);
      case Images _ -> throw new IllegalStateException("a table does not become images");
    };
  }

  /// Where the data are.
  Path path() {
    return data;
  }

  Settings settings() {
    return Settings.defaults().withEpochs(epochs);
  }

  long seed() {
    return seed;
  }

  /// How to read all this again.
  DataRecipe recipe() {
    return new DataRecipe(data, targets, task.map(Task::parse), reading.way(), reading.size());
  }
}
