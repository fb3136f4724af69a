package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Column;
import org.hillock.data.Table;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.census.Census;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;
import org.hillock.onnx.profile.Profile;
import org.hillock.onnx.rows.Batches;
import org.hillock.onnx.rows.NpyFile;
import picocli.CommandLine.Option;

/// Rows that `inspect` runs through a model.
final class RowOptions {
  private static final int BATCH = 32;

  @Option(
      names = "--data",
      paramLabel = "[INPUT=]FILE",
      description =
          "Run these rows through the model and say what each activation does with them: an NPY file, or a CSV file of numbers, one row a line; once for each input.")
  private List<String> data = new ArrayList<>();

  /// The file that is named first, for what takes a single one.
  Optional<Path> file() {
    return data.stream().findFirst().map(Path::of);
  }

  /// What the activations do with the rows; empty if there are none.
  ///
  /// @throws InvalidInputException if they do not fit the model
  Optional<Profile> profile(OnnxModel model, Census census) {
    if (data.isEmpty()) {
      return Optional.empty();
    }
    Execution execution = Execution.of(model);
    Map<String, Value> inputs = new LinkedHashMap<>();
    List<String> names = execution.inputs().stream().map(Declaration::name).toList();
    for (String one : data) {
      Optional<String> named =
          names.stream().filter(name -> one.startsWith(name + "=")).findFirst();
      if (named.isEmpty() && names.size() != 1) {
        throw new InvalidInputException(
            "the model has the inputs %s; say for which %s is, as in --data %s=%s."
                .formatted(Shown.plain(names.toString()), one, Shown.plain(names.getFirst()), one));
      }
      String name = named.orElse(names.getFirst());
      inputs.put(name, value(Path.of(named.isEmpty() ? one : one.substring(name.length() + 1))));
    }
    return Optional.of(Profile.of(census, execution, Batches.of(inputs, BATCH)));
  }

  private static Value value(Path path) {
    if (path.toString().toLowerCase(Locale.ROOT).endsWith(".npy")) {
      return NpyFile.read(path);
    }
    Table table = Table.read(path);
    int columns = table.columns().size();
    float[] values = new float[Math.multiplyExact(table.rows(), columns)];
    for (int j = 0; j < columns; j++) {
      Column column = table.columns().get(j);
      for (int row = 0; row < table.rows(); row++) {
        if (Double.isNaN(column.number(row))) {
          throw new InvalidInputException(
              "column %s has no number in line %d; give a file of numbers without gaps."
                  .formatted(column.name(), table.lines().get(row)));
        }
        values[row * columns + j] = (float) column.number(row);
      }
    }
    return new Value.Floats(Dims.of(table.rows(), columns), values);
  }
}
