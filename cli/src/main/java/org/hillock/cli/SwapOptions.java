package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Column;
import org.hillock.data.Table;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.swap.Comparison;
import org.hillock.onnx.swap.Replacement;
import org.hillock.onnx.tuning.FineTuning;
import picocli.CommandLine.Option;

/// Other activations in a model that is inspected, what that changes, and fine-tuning.
final class SwapOptions {
  @Option(
      names = "--swap",
      paramLabel = "OLD=NEW",
      description =
          "Replace an activation everywhere, such as gelu=relu, or at one node, gelu@NODE=relu, and measure over --data what that changes (docs/swap.md).")
  private Optional<String> swap = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "Of --data, with what is right: also measure loss and accuracy.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--fine-tune",
      description = "Go on with the training of the new model; needs --target.")
  private boolean tune;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the new model, tuned if that was asked for.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description =
          "Of the rows set aside and their order in fine-tuning (default: ${DEFAULT-VALUE}).")
  private long seed;

  /// Whether a swap is asked for.
  boolean wanted() {
    if (swap.isEmpty() && (tune || out.isPresent())) {
      throw new InvalidInputException(
          "--fine-tune and --out are about a new model, and none is asked for; say what to replace with --swap, such as --swap gelu=relu.");
    }
    return swap.isPresent();
  }

  /// The column that is no input.
  Optional<String> target() {
    return target;
  }

  /// Swaps, measures, and writes the new model.
  ///
  /// @throws InvalidInputException if the options do not fit each other, the model or the data
  Comparison compare(OnnxModel model, Optional<Path> data, Functions functions) {
    Optional<OutputFile> file = out.map(OutputFile::at);
    Replacement replacement = Replacement.parse(swap.orElseThrow(), functions);
    Table table =
        Table.read(
            data.orElseThrow(() ->
                new InvalidInputException(
                    "what a swap changes is measured on rows; name a file of them with --data.")));
    Optional<List<String>> cells = target.map(name -> cells(table, name));
    Comparison comparison =
        Comparison.of(
            model,
            replacement,
            GraphColumns.sample(model, table, target),
            cells,
            tune ? Optional.of(FineTuning.Settings.usual(seed)) : Optional.empty(),
            System::nanoTime);
    file.ifPresent(one -> one.write(stream -> stream.write(OnnxFile.bytes(comparison.result()))));
    return comparison;
  }

  /// What is right, one a row.
  ///
  /// @throws InvalidInputException if there is no such column, or a cell is missing
  static List<String> cells(Table table, String name) {
    Column column =
        table
            .column(name)
            .orElseThrow(() ->
                new InvalidInputException(
                    "%s has no column \"%s\"; its columns are %s."
                        .formatted(table.source(), name, String.join(", ", table.names()))));
    int missing = (int) IntStream.range(0, table.rows()).filter(column::missing).count();
    if (missing > 0) {
      throw new InvalidInputException(
          "the target \"%s\" is missing in %d of %d rows; leave these rows out."
              .formatted(name, missing, table.rows()));
    }
    return column.cells();
  }
}
