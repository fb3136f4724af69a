package org.hillock.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Value;

/// Rows of a file as a graph takes them.
interface GraphRows {
  /// How many there are.
  int count();

  /// How many the graph takes at once, if it says so.
  OptionalInt atOnce();

  /// What the user should know about how they are put in.
  List<String> notes();

  /// Some of the rows.
  ///
  /// @return values by the names of the inputs
  Map<String, Value> inputs(int from, int count);

  /// The sizes of an input, outermost first; none if even their number is open.
  static List<Dimension> sizes(Declaration input) {
    return input.type() instanceof ValueType.OfTensor tensor
        ? tensor.shape().orElse(List.of())
        : List.of();
  }

  /// The first size of the first input that says how many rows it takes.
  static OptionalInt atOnce(List<Declaration> inputs) {
    return inputs.stream()
        .map(GraphRows::sizes)
        .filter(sizes -> !sizes.isEmpty())
        .flatMapToInt(sizes ->
            sizes.getFirst() instanceof Dimension.Known(long size) && size > 0
                ? IntStream.of(Math.toIntExact(Math.min(size, Integer.MAX_VALUE)))
                : IntStream.empty())
        .findFirst();
  }
}
