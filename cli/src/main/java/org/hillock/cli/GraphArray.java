package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;
import org.hillock.onnx.rows.Batches;
import org.hillock.onnx.rows.NpyFile;

/// Rows of an array in NumPy's format for a graph with one input.
record GraphArray(Value array, Declaration input) implements GraphRows {
  static boolean is(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
  }

  /// @throws InvalidInputException if the graph has several inputs, or there are no rows
  static GraphArray of(Execution execution, Path path) {
    List<Declaration> inputs = execution.inputs();
    Value array = NpyFile.read(path);
    if (inputs.size() != 1 || array.dims().rank() == 0) {
      throw new InvalidInputException(
          "%s is one array of %s, and the model takes %s; give a CSV file with a column for each input, or an array of rows for a single one."
              .formatted(
                  path.getFileName(),
                  array.dims(),
                  inputs.stream().map(Declaration::name).toList()));
    }
    return new GraphArray(Declared.as(inputs.getFirst(), array), inputs.getFirst());
  }

  @Override
  public int count() {
    return array.dims().size(0);
  }

  @Override
  public OptionalInt atOnce() {
    return GraphRows.atOnce(List.of(input));
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public Map<String, Value> inputs(int from, int count) {
    return Map.of(input.name(), Batches.rows(array, from, from + count));
  }
}
