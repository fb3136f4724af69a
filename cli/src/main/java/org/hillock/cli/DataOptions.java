package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.data.Encoder;
import org.hillock.data.Problem;
import org.hillock.data.Scaling;
import org.hillock.data.Task;
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
      description = "Passes over the training rows at the most (default: 200).")
  private Optional<Integer> epochs = Optional.empty();

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
    return new DataSource(data, targets, task.map(Task::parse), reading::as, reading.size())
        .problem()
        .with(chosen);
  }

  /// Reads the data as a model does that has learned from others.
  ///
  /// @param model what messages call it
  Problem problem(String model, Encoder encoder) {
    return new FurtherRows(model, encoder).problem(data, targets);
  }

  /// The columns to predict, as they were named.
  List<String> targets() {
    return targets;
  }

  /// Where the data are.
  Path path() {
    return data;
  }

  Settings settings() {
    return withEpochs(Settings.defaults());
  }

  /// Settings with other epochs, if some were asked for.
  Settings withEpochs(Settings usual) {
    return epochs.map(usual::withEpochs).orElse(usual);
  }

  long seed() {
    return seed;
  }

  /// How to read all this again.
  DataRecipe recipe() {
    return new DataRecipe(data, targets, task.map(Task::parse), reading.way(), reading.size());
  }
}
