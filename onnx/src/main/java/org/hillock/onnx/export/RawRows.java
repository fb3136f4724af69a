package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hillock.data.Column;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.data.Feature;
import org.hillock.data.Images;
import org.hillock.data.Layout;
import org.hillock.data.Sequences;
import org.hillock.data.Table;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;

/// Rows as a file holds them, as what a model with its encoder inside takes.
final class RawRows {
  private RawRows() {}

  static Map<String, Value> of(Encoder encoder, Examples examples) {
    Examples given = encoder.fitting(examples);
    // What the encoder refuses, such as a text among numbers, is refused here in the same words.
    encoder.inputs(given);
    List<Declaration> inputs = EncoderForm.declarations(encoder, Draft.of(OptionalLong.empty()));
    List<Value> values =
        encoder.features().stream().flatMap(one -> values(one, given).stream()).toList();
    Map<String, Value> byName = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      byName.put(inputs.get(i).name(), values.get(i));
    }
    return byName;
  }

  private static List<Value> values(Feature feature, Examples examples) {
    return switch (feature) {
      case Feature.Numeric _, Feature.Categorical _ -> {
        Table table = examples.asTable();
        int[] places = IntStream.range(0, table.rows()).toArray();
        yield List.of(cells(feature, table, places, Dims.of(table.rows(), 1)));
      }
      case Feature.Pixels _ -> List.of(pixels(examples.asImages()));
      case Feature.Series series -> series(series, examples.asSequences(series.layout()));
      case Feature.Characters text -> List.of(characters(text, examples.asTable()));
    };
  }

  /// @param rows of the table, or -1 where there is nothing
  private static Value cells(Feature feature, Table table, int[] rows, Dims dims) {
    Column column = table.column(feature.column()).orElseThrow();
    return feature instanceof Feature.Categorical
        ? new Value.Texts(
            dims,
            Arrays.stream(rows).mapToObj(row -> row < 0 ? "" : column.cells().get(row)).toList())
        : new Value.Doubles(
            dims,
            Arrays.stream(rows)
                .mapToDouble(row -> row < 0 ? Double.NaN : column.number(row))
                .toArray());
  }

  private static Value pixels(Images images) {
    byte[] pixels = images.pixels();
    long[] values = new long[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels[i] & 0xff;
    }
    Dims dims = Dims.of(images.rows(), images.height(), images.width(), images.channels());
    return new Value.Integers(ElementType.UINT8, dims, values);
  }

  /// As long as the longest of them.
  private static List<Value> series(Feature.Series feature, Sequences sequences) {
    int rows = sequences.rows();
    long[] lengths = IntStream.range(0, rows).mapToLong(sequences::length).toArray();
    int steps = (int) Arrays.stream(lengths).max().orElse(1);
    int[] places = new int[rows * steps];
    for (int row = 0; row < rows; row++) {
      for (int step = 0; step < steps; step++) {
        places[row * steps + step] = step < lengths[row] ? sequences.starts()[row] + step : -1;
      }
    }
    Dims dims = Dims.of(rows, steps);
    List<Value> values = new ArrayList<>();
    feature.features().forEach(one -> values.add(cells(one, sequences.steps(), places, dims)));
    if (feature.layout() instanceof Layout.Lines) {
      values.add(Value.Integers.of(lengths));
    }
    return values;
  }

  /// No more characters than are read, so that one long text does not widen all.
  private static Value characters(Feature.Characters feature, Table table) {
    List<int[]> texts =
        table.column(feature.column()).orElseThrow().cells().stream()
            .map(text -> text.codePoints().limit(feature.steps()).toArray())
            .toList();
    int longest = texts.stream().mapToInt(text -> text.length).max().orElse(1);
    int width = Math.max(1, longest);
    long[] values = new long[texts.size() * width];
    for (int row = 0; row < texts.size(); row++) {
      for (int step = 0; step < texts.get(row).length; step++) {
        values[row * width + step] = texts.get(row)[step];
      }
    }
    return new Value.Integers(ElementType.INT64, Dims.of(texts.size(), width), values);
  }
}
