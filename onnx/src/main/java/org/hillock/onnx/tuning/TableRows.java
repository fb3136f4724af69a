package org.hillock.onnx.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Column;
import org.hillock.data.Table;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;

/// Rows of a table as what a model takes: columns named as its inputs, or, where it takes one input
/// of numbers, all columns of numbers in the table's order.
public final class TableRows {
  private TableRows() {}

  /// The rows.
  ///
  /// @param target column that is not put in
  /// @throws InvalidInputException if the columns are not those that the model takes; says which
  ///   these are
  public static Sample of(OnnxModel model, Table table, Optional<String> target) {
    List<Declaration> inputs = Execution.of(model).inputs();
    Map<String, Value> values = new LinkedHashMap<>();
    if (inputs.stream().allMatch(input -> table.column(input.name()).isPresent())) {
      for (Declaration input : inputs) {
        Column column = table.column(input.name()).orElseThrow();
        values.put(input.name(), value(input, List.of(column), table.rows()));
      }
    } else if (inputs.size() == 1) {
      Declaration input = inputs.getFirst();
      List<Column> numbers =
          table.columns().stream()
              .filter(column -> target.filter(column.name()::equals).isEmpty())
              .filter(column -> isNumeric(column, table.rows()))
              .toList();
      values.put(input.name(), value(input, numbers, table.rows()));
    } else {
      throw new InvalidInputException(
          "%s lacks columns that the model takes; it takes %s."
              .formatted(
                  table.source(),
                  inputs.stream().map(Declaration::name).collect(Collectors.joining(", "))));
    }
    return new Sample(values, table.rows());
  }

  private static boolean isNumeric(Column column, int rows) {
    return IntStream.range(0, rows)
        .allMatch(row -> column.missing(row) || !Double.isNaN(column.number(row)));
  }

  private static Value value(Declaration input, List<Column> columns, int rows) {
    if (!(input.type() instanceof ValueType.OfTensor(ElementType elements, var shape))) {
      throw new InvalidInputException(
          "the input \"%s\" is no tensor, and a table cannot give it; name a model that takes tensors."
              .formatted(input.name()));
    }
    Dims dims = dims(input.name(), shape, columns.size(), rows);
    return switch (elements) {
      case FLOAT -> {
        float[] floats = new float[rows * columns.size()];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) number(columns, i);
        }
        yield new Value.Floats(dims, floats);
      }
      case DOUBLE ->
          new Value.Doubles(
              dims,
              IntStream.range(0, rows * columns.size())
                  .mapToDouble(i -> number(columns, i))
                  .toArray());
      case STRING ->
          new Value.Texts(
              dims,
              IntStream.range(0, rows * columns.size())
                  .mapToObj(i -> columns.get(i % columns.size()).cells().get(i / columns.size()))
                  .toList());
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 ->
          new Value.Integers(
              elements,
              dims,
              IntStream.range(0, rows * columns.size())
                  .mapToLong(i -> (long) number(columns, i))
                  .toArray());
      default ->
          throw new InvalidInputException(
              "the input \"%s\" takes elements of type %s, which a table does not have; export the model with float32 inputs."
                  .formatted(input.name(), elements));
    };
  }

  private static double number(List<Column> columns, int i) {
    return columns.get(i % columns.size()).number(i / columns.size());
  }

  /// Rows, and the sizes that the model wants of each.
  private static Dims dims(String name, Optional<List<Dimension>> shape, int columns, int rows) {
    List<Integer> sizes = new ArrayList<>(List.of(rows));
    List<Dimension> wanted = shape.orElse(List.of());
    long product = 1;
    boolean open = shape.isEmpty();
    for (int axis = 1; axis < wanted.size(); axis++) {
      if (wanted.get(axis) instanceof Dimension.Known(long size)) {
        product *= size;
        sizes.add((int) size);
      } else {
        open = true;
      }
    }
    if (open) {
      return Dims.of(rows, columns);
    }
    if (product != columns) {
      throw new InvalidInputException(
          "the input \"%s\" takes %d numbers a row, and the table has %d columns of numbers; leave out what the model does not take, or name the target with --target."
              .formatted(name, product, columns));
    }
    return new Dims(sizes);
  }
}
