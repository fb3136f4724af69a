package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;
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
    return new GraphArray(array, inputs.getFirst());
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
    Dims dims = array.dims().with(0, count);
    int width = array.dims().product(1, array.dims().rank());
    int first = from * width;
    int end = first + count * width;
    Value some =
        switch (array) {
          case Value.Floats floats ->
              new Value.Floats(dims, Arrays.copyOfRange(floats.values(), first, end));
          case Value.Doubles doubles -> doubles(dims, doubles.values(), first, end);
          case Value.Integers integers ->
              new Value.Integers(
                  integers.type(), dims, Arrays.copyOfRange(integers.values(), first, end));
          case Value.Texts texts ->
              new Value.Texts(dims, new ArrayList<>(texts.values().subList(first, end)));
        };
    return Map.of(input.name(), some);
  }

  /// NumPy computes in double unless told otherwise, and most models take floats.
  private Value doubles(Dims dims, double[] values, int first, int end) {
    if (!(input.type() instanceof ValueType.OfTensor tensor)
        || tensor.elements() != ElementType.FLOAT) {
      return new Value.Doubles(dims, Arrays.copyOfRange(values, first, end));
    }
    float[] floats = new float[end - first];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[first + i];
    }
    return new Value.Floats(dims, floats);
  }
}
