package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Examples;
import org.hillock.data.Images;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;

/// Predictions of a graph that says nothing of encoders and targets: its outputs, a column for each
/// number.
record GraphAnswers(Execution execution) {
  /// Rows that are computed at once, where the graph takes any number.
  private static final int ROWS = 256;

  /// Computes all rows of a file.
  ///
  /// @throws InvalidInputException if they do not fit the inputs, or outputs are not rows
  Predictions of(Path data) {
    GraphRows rows = rows(data);
    List<String> header = new ArrayList<>();
    List<List<String>> answers = new ArrayList<>();
    int step = Math.max(1, rows.atOnce().orElse(Math.min(ROWS, rows.count())));
    for (int from = 0; from < rows.count(); from += step) {
      int count = Math.min(step, rows.count() - from);
      if (count < step && rows.atOnce().isPresent()) {
        throw new InvalidInputException(
            "the model takes %d rows at once, and %d are left over; give a number of rows that is a multiple of %d, or export it with an open number of rows."
                .formatted(step, count, step));
      }
      Map<String, Value> outputs = execution.outputs(rows.inputs(from, count));
      boolean first = header.isEmpty();
      List<List<String>> some = new ArrayList<>();
      for (int row = 0; row < count; row++) {
        some.add(new ArrayList<>());
      }
      outputs.forEach((name, value) -> {
        int width = width(name, value.dims(), count);
        for (int k = 0; first && k < width; k++) {
          header.add(width == 1 ? name : "%s[%d]".formatted(name, k));
        }
        for (int i = 0; i < count * width; i++) {
          some.get(i / width).add(text(value, i));
        }
      });
      answers.addAll(some);
    }
    return new Predictions(header, answers, rows.notes());
  }

  private GraphRows rows(Path data) {
    if (GraphArray.is(data)) {
      return GraphArray.of(execution, data);
    }
    Examples examples = Examples.read(data, GraphImages.size(execution));
    return examples instanceof Images images
        ? GraphImages.of(execution, images)
        : GraphColumns.of(execution, examples.asTable());
  }

  private static int width(String name, Dims dims, int rows) {
    if (dims.count() % rows != 0 || (dims.rank() > 0 && dims.size(0) != rows)) {
      throw new InvalidInputException(
          "the output \"%s\" is %s for %d rows, so it is not an answer for each row; hillock inspect shows what the model gives."
              .formatted(name, dims, rows));
    }
    return dims.count() / rows;
  }

  private static String text(Value value, int i) {
    return switch (value) {
      case Value.Floats floats -> Float.toString(floats.values()[i]);
      case Value.Doubles doubles -> Double.toString(doubles.values()[i]);
      case Value.Integers integers -> Long.toString(integers.values()[i]);
      case Value.Texts texts -> texts.values().get(i);
    };
  }
}
