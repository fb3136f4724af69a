package org.hillock.onnx.export;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.hillock.network.Layer;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;

/// What follows from rows being shorter than others. Their lengths are integers, one a row, from 0
/// to the steps of a whole row.
final class LengthForms {
  private LengthForms() {}

  /// Whether each step is a row's own: truths of rows × steps.
  ///
  /// @param lengths name of the rows' lengths
  /// @param steps of a whole row
  static String mask(String lengths, int steps, Draft draft) {
    return mask(lengths, steps, 1, 2, draft);
  }

  /// The same as a value with more axes, all 1 but the first, rows, and that of the steps.
  ///
  /// @param axis of the steps, at least 1
  /// @param rank how many axes there are
  static String mask(String lengths, int steps, int axis, int rank, Draft draft) {
    return draft.once(
        "mask %s %d %d %d".formatted(lengths, steps, axis, rank),
        () -> {
          long[] dims = ones(rank);
          dims[axis] = steps;
          long[] numbers = IntStream.range(0, steps).asLongStream().toArray();
          return draft.node(
              "Less",
              draft.constant(Tensor.of("steps", numbers, dims)),
              column(lengths, rank, draft));
        });
  }

  /// A number for each row as a value with more axes, all 1.
  static String column(String perRow, int rank, Draft draft) {
    long[] dims = ones(rank);
    dims[0] = -1;
    return draft.once(
        "column %s %d".formatted(perRow, rank),
        () -> draft.node("Reshape", perRow, draft.integers(dims)));
  }

  private static long[] ones(int rank) {
    long[] dims = new long[rank];
    Arrays.fill(dims, 1);
    return dims;
  }

  /// What flows, with 0 after each row's length.
  static Flow cleared(Flow flow, Draft draft) {
    return flow.with(filled(flow, 0, draft), flow.shape());
  }

  /// What flows, with that number after each row's length. A single size is features, which are
  /// never cut off.
  ///
  /// @return the name of the value
  static String filled(Flow flow, float number, Draft draft) {
    if (!isRagged(flow)) {
      return flow.value();
    }
    int steps = flow.shape().sizes().getFirst();
    int rank = flow.shape().sizes().size() + 1;
    String own = mask(flow.lengths().orElseThrow(), steps, 1, rank, draft);
    return draft.node("Where", own, flow.value(), draft.number(number));
  }

  /// Whether rows may end before their last step.
  static boolean isRagged(Flow flow) {
    return flow.lengths().isPresent() && flow.shape().sizes().size() > 1;
  }

  /// The rows' lengths after a layer.
  ///
  /// @param flow what comes into the layer
  /// @return empty if all rows are whole
  static Optional<String> after(Layer layer, Flow flow, Draft draft) {
    if (flow.lengths().isEmpty() || layer.outputShape().sizes().size() == 1) {
      return layer.outputShape().equals(layer.inputShape()) ? flow.lengths() : Optional.empty();
    }
    String lengths = flow.lengths().orElseThrow();
    int steps = layer.inputShape().sizes().getFirst();
    return Optional.of(looked(lengths, steps, layer::length, draft));
  }

  /// A whole number that depends on a row's length alone.
  ///
  /// @param steps of a whole row
  static String looked(String lengths, int steps, IntUnaryOperator number, Draft draft) {
    long[] table =
        IntStream.rangeClosed(0, steps).map(number).mapToLong(value -> (long) value).toArray();
    if (Arrays.equals(table, IntStream.rangeClosed(0, steps).asLongStream().toArray())) {
      return lengths;
    }
    return draft.once(
        "looked %s %s".formatted(lengths, Arrays.toString(table)),
        () ->
            draft.node(
                "Gather",
                List.of(draft.constant(Tensor.of("table", table, table.length)), lengths),
                Map.of("axis", Attribute.of(0))));
  }

  /// How many numbers of a row's own steps there are, at least 1, as floats of rows × 1 × ...
  ///
  /// @param perStep numbers of a step
  static String counts(String lengths, long perStep, int rank, Draft draft) {
    return draft.once(
        "counts %s %d %d".formatted(lengths, perStep, rank),
        () -> {
          String atLeastOne = draft.node("Max", lengths, draft.integers(1));
          String numbers = draft.node("Mul", atLeastOne, draft.integers(perStep));
          String floats =
              draft.node(
                  "Cast", List.of(numbers), Map.of("to", Attribute.of(ElementType.FLOAT.number())));
          return column(floats, rank, draft);
        });
  }
}
