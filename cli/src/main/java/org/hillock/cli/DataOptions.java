package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Examples;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.data.Task;
import org.hillock.training.Settings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `compare` and `train` share: the data, the shape of the network, the seed.
final class DataOptions {
  @Parameters(
      paramLabel = "DATA",
      description =
          "CSV file (comma, semicolon or tab, with a header), IDX file of images, or a folder of those.")
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
      names = "--hidden",
      split = ",",
      paramLabel = "WIDTH",
      defaultValue = "64,64",
      description = "Widths of the hidden layers (default: ${DEFAULT-VALUE}).")
  private List<Integer> hidden = List.of();

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

  /// Reads the data and works out what to learn.
  Problem problem() {
    return problem(data, targets, task.map(Task::parse));
  }

  /// Reads data and works out what to learn. A folder has training images and, if any, test images.
  static Problem problem(Path data, List<String> targets, Optional<Task> named) {
    if (Files.isDirectory(data)) {
      Images train =
          Images.in(data, "train")
              .orElseThrow(() ->
                  new InvalidInputException(
                      data
                          + " is a folder without the images train-images-idx3-ubyte or"
                          + " train-images-idx3-ubyte.gz; name a CSV file, or a folder that has them."));
      return problem(train, Images.in(data, "t10k"), targets, named);
    }
    return switch (Examples.read(data)) {
      case Images images -> problem(images, Optional.empty(), targets, named);
      case Table table -> problem(table, targets, named);
    };
  }

  private static Problem problem(
      Images images, Optional<Images> test, List<String> targets, Optional<Task> named) {
    if (!targets.isEmpty()) {
      throw new InvalidInputException(
          images.source() + " holds images, whose labels are what is learned; leave out --target.");
    }
    return Problem.of(images, test, named);
  }

  private static Problem problem(Table table, List<String> targets, Optional<Task> named) {
    if (targets.isEmpty()) {
      throw new InvalidInputException(
          "it is not said what to predict from %s; name a column with --target: %s."
              .formatted(table.source(), String.join(", ", table.names())));
    }
    return Problem.of(table, targets, named);
  }

  List<Integer> hidden() {
    return hidden;
  }

  Settings settings() {
    return Settings.defaults().withEpochs(epochs);
  }

  long seed() {
    return seed;
  }
}
