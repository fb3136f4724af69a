package org.hillock.onnx.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Listener;
import org.hillock.onnx.execution.Value;

/// One value of a model for many rows, some of them at a time.
///
/// @param execution of the model
/// @param value its name
/// @param most rows at a time; those that the model wants, if it wants a number of them
public record Forward(Execution execution, String value, int most) {
  private static final int USUAL = 64;

  /// Of a model as it is.
  public static Forward of(OnnxModel model, String value) {
    return new Forward(Execution.of(model), value, rows(model).orElse(USUAL));
  }

  /// How many rows the model wants at a time, if it says so.
  static Optional<Integer> rows(OnnxModel model) {
    for (Declaration input : Execution.of(model).inputs()) {
      if (input.type() instanceof ValueType.OfTensor(_, Optional<List<Dimension>> shape)
          && shape.isPresent()
          && !shape.get().isEmpty()
          && shape.get().getFirst() instanceof Dimension.Known(long size)
          && size > 0) {
        return Optional.of((int) Math.min(size, Integer.MAX_VALUE));
      }
    }
    return Optional.empty();
  }

  /// What a model gives for each row.
  ///
  /// @param columns numbers of a row
  /// @param values rows × columns
  @SuppressWarnings("ArrayRecordComponent")
  public record Outputs(int columns, float[] values) {}

  /// Computes it for all rows.
  ///
  /// @throws InvalidInputException if the model cannot take the rows, or the value is not floats,
  ///   some for each row
  public Outputs outputs(Sample sample) {
    int columns = 0;
    float[] all = {};
    for (int from = 0; from < sample.rows(); from += most) {
      int first = from;
      // The model may want a number of rows: the last one stands in for those that are missing.
      int[] wanted =
          IntStream.range(from, from + most).map(row -> Math.min(row, sample.rows() - 1)).toArray();
      int[] own = rows(execution.model()).isPresent() ? wanted : distinct(first, sample.rows());
      Value.Floats part = part(sample.some(own));
      columns = part.values().length / own.length;
      all = all.length == 0 ? new float[sample.rows() * columns] : all;
      int count = Math.min(most, sample.rows() - from);
      System.arraycopy(part.values(), 0, all, from * columns, count * columns);
    }
    return new Outputs(columns, all);
  }

  private int[] distinct(int from, int rows) {
    return IntStream.range(from, Math.min(from + most, rows)).toArray();
  }

  private Value.Floats part(Sample sample) {
    Map<String, Value> seen = new HashMap<>();
    Listener listener =
        (node, _, outputs) -> {
          int i = node.outputs().indexOf(value);
          if (i >= 0 && i < outputs.size()) {
            seen.put(value, outputs.get(i));
          }
        };
    execution.outputs(sample.inputs(), listener);
    return floats(Optional.ofNullable(seen.get(value)), sample.rows());
  }

  /// @throws InvalidInputException if it is not floats, some for each row
  Value.Floats floats(Optional<Value> found, int rows) {
    if (found.orElse(null) instanceof Value.Floats floats
        && floats.dims().rank() > 0
        && floats.dims().size(0) == rows
        && floats.values().length > 0) {
      return floats;
    }
    throw new InvalidInputException(
        "the output \"%s\" is not floats with one row for each of the %d rows that were put in, but %s; name a model that predicts row by row."
            .formatted(
                value,
                rows,
                found.map(other -> other.type() + " of " + other.dims()).orElse("nothing")));
  }

  /// Rows in parts that can be computed at once; with a model that wants a number of rows those
  /// that are left over stay out.
  List<int[]> parts(int... rows) {
    Optional<Integer> wanted = rows(execution.model());
    int size = wanted.orElse(rows.length);
    List<int[]> parts = new ArrayList<>();
    for (int from = 0; from + size <= rows.length && size > 0; from += size) {
      parts.add(Arrays.copyOfRange(rows, from, from + size));
    }
    return parts;
  }
}
