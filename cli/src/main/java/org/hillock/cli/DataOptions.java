package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
      description = "CSV file: comma, semicolon or tab, with a header.")
  private Path data = Path.of("");

  @Option(
      names = "--target",
      required = true,
      split = ",",
      paramLabel = "COLUMN",
      description = "Column to predict; several, separated by commas.")
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
    return Problem.of(Table.read(data), targets, task.map(Task::parse));
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
