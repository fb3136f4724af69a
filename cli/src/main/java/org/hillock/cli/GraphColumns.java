package org.hillock.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.hillock.onnx.tuning.Sample;

/// Rows of a table for a graph: a column for each input, found by its name; or, if the graph has a
/// single input, all columns of numbers side by side.
///
/// @param atOnce rows that the graph takes at once, if it says so
/// @param columns for each input those that it takes
record GraphColumns(
    Table table, OptionalInt atOnce, Map<Declaration, List<Column>> columns, List<String> notes)
    implements GraphRows {
  /// More names than one wants to read.
  private static final int FEW = 12;

  /// Decides which columns go where.
  ///
  /// @throws InvalidInputException if a column is missing, or numbers do not fit the input
  static GraphColumns of(List<Declaration> inputs, Table table) {
    Map<Declaration, List<Column>> columns = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Declaration input : inputs) {
      Optional<Column> column = table.column(input.name()).filter(_ -> numbers(input) <= 1);
      if (column.isEmpty() && inputs.size() > 1) {
        throw new InvalidInputException(
            "%s has no column \"%s\", which the model takes beside %s; its columns are %s: rename them or add one."
                .formatted(
                    table.source(),
                    input.name(),
                    inputs.stream().map(Declaration::name).toList(),
                    table.names()));
      }
      List<Column> own = column.map(List::of).orElseGet(() -> numeric(input, table));
      columns.put(input, own);
      if (column.isEmpty()) {
        notes.add(
            "the input \"%s\" is the columns %s, in this order"
                .formatted(input.name(), listed(own.stream().map(Column::name).toList())));
      }
    }
    return new GraphColumns(table, GraphRows.atOnce(inputs), columns, notes);
  }

  /// All rows of a table as what a model takes.
  ///
  /// @param target a column that is not put in
  /// @throws InvalidInputException as [#of]
  static Sample sample(OnnxModel model, Table table, Optional<String> target) {
    List<Column> others =
        table.columns().stream()
            .filter(column -> target.filter(column.name()::equals).isEmpty())
            .toList();
    Table rows = new Table(table.source(), others, table.lines(), table.notes());
    GraphColumns columns = of(Execution.of(model).inputs(), rows);
    return new Sample(columns.inputs(0, rows.rows()), rows.rows());
  }

  /// All of a few names, else the first, the last and how many.
  private static String listed(List<String> names) {
    return names.size() <= FEW
        ? String.join(", ", names)
        : "%s to %s, %d of them".formatted(names.getFirst(), names.getLast(), names.size());
  }

  /// The numbers of a row that an input says it takes; 0 if it leaves that open.
  private static long numbers(Declaration input) {
    long numbers = 1;
    for (Dimension size : GraphRows.sizes(input).stream().skip(1).toList()) {
      if (!(size instanceof Dimension.Known(long known))) {
        return 0;
      }
      numbers *= known;
    }
    return GraphRows.sizes(input).isEmpty() ? 0 : numbers;
  }

  private static List<Column> numeric(Declaration input, Table table) {
    List<Column> numeric =
        table.columns().stream()
            .filter(column ->
                IntStream.range(0, table.rows())
                    .allMatch(row -> column.missing(row) || !Double.isNaN(column.number(row))))
            .toList();
    long wanted = numbers(input);
    if (numeric.isEmpty() || (wanted > 0 && numeric.size() != wanted)) {
      throw new InvalidInputException(
          "the model's input \"%s\" takes %s numbers a row, and %s has %d columns of numbers: %s; leave out or add columns, in the order that the model learned."
              .formatted(
                  input.name(),
                  wanted > 0 ? String.valueOf(wanted) : "some",
                  table.source(),
                  numeric.size(),
                  numeric.stream().map(Column::name).toList()));
    }
    return numeric;
  }

  @Override
  public int count() {
    return table.rows();
  }

  @Override
  public Map<String, Value> inputs(int from, int count) {
    Map<String, Value> values = new LinkedHashMap<>();
    columns.forEach((input, own) -> values.put(input.name(), value(input, own, from, count)));
    return values;
  }

  private Value value(Declaration input, List<Column> own, int from, int count) {
    Dims dims = dims(input, own.size(), count);
    if (!(input.type() instanceof ValueType.OfTensor tensor)) {
      throw new InvalidInputException(
          "the model's input \"%s\" is no tensor, and rows of a table are; export the model without it."
              .formatted(input.name()));
    }
    ElementType type = tensor.elements();
    if (type == ElementType.STRING) {
      return new Value.Texts(dims, own.getFirst().cells().subList(from, from + count));
    }
    double[] numbers = new double[count * own.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(own.get(i % own.size()), from + i / own.size());
    }
    return switch (type) {
      case FLOAT -> new Value.Floats(dims, floats(numbers));
      case DOUBLE -> new Value.Doubles(dims, numbers);
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64, BOOL ->
          new Value.Integers(type, dims, integers(numbers, input));
      default ->
          throw new InvalidInputException(
              "the model's input \"%s\" takes %s, which a table cannot give; export it with float32 inputs."
                  .formatted(input.name(), type));
    };
  }

  /// Where the input leaves sizes open, the numbers of a row lie along the first of these.
  private static Dims dims(Declaration input, int width, int count) {
    List<Dimension> sizes = GraphRows.sizes(input);
    List<Integer> dims = new ArrayList<>(List.of(count));
    int rest = width;
    for (Dimension size : sizes.stream().skip(1).toList()) {
      int known = size instanceof Dimension.Known(long fixed) ? (int) fixed : rest;
      dims.add(known);
      rest = Math.max(1, rest / Math.max(1, known));
    }
    int taken = dims.stream().skip(1).reduce(1, (a, b) -> a * b);
    if (!sizes.isEmpty() && taken != width) {
      throw new InvalidInputException(
          "a row of %d numbers does not fill the model's input \"%s\", %s; give images or an NPY file, as its sizes say."
              .formatted(width, input.name(), Shown.sizes(Optional.of(sizes))));
    }
    return new Dims(sizes.isEmpty() ? List.of(count, width) : dims);
  }

  private double number(Column column, int row) {
    double number = column.number(row);
    if (Double.isNaN(number) && !column.missing(row)) {
      throw new InvalidInputException(
          table.place(row, column) + " is not a number, but the model's input is; fix the cell.");
    }
    return number;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static long[] integers(double[] numbers, Declaration input) {
    long[] integers = new long[numbers.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = (long) numbers[i];
      if (integers[i] != numbers[i]) {
        throw new InvalidInputException(
            "the model's input \"%s\" takes whole numbers, and %s is none; fix the column."
                .formatted(input.name(), numbers[i]));
      }
    }
    return integers;
  }
}
