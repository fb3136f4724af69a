package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hillock.data.Feature;
import org.hillock.data.Layout;
import org.hillock.network.Shape;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;

/// How sequences and texts of any length become the steps that a network reads, and how many of
/// them are a row's own.
final class SeriesForms {
  private SeriesForms() {}

  /// Writes a sequence.
  ///
  /// @param inputs of its features, rows × steps; the last may be the lengths
  static Flow write(Feature.Series feature, List<String> inputs, Draft draft) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < feature.features().size(); i++) {
      columns.add(draft.node("Unsqueeze", inputs.get(i), draft.integers(2)));
    }
    String cells = CellForms.write(feature.features(), columns, draft);
    String lengths =
        switch (feature.layout()) {
          case Layout.Columns _ -> {
            String known = draft.node("Not", draft.node("IsNaN", inputs.getFirst()));
            yield last(known, draft);
          }
          case Layout.Lines _ -> inputs.getLast();
        };
    return fitted(cells, lengths, new Shape(feature.shape()), draft);
  }

  /// Writes a text.
  ///
  /// @param characters code points, rows × characters
  static Flow write(Feature.Characters feature, String characters, Draft draft) {
    long[] vocabulary = feature.vocabulary().codePoints().asLongStream().toArray();
    String positions =
        draft.classic(
            "LabelEncoder",
            List.of(characters),
            Map.of(
                "keys_int64s", Attribute.ofIntegers(vocabulary),
                "values_int64s",
                    Attribute.ofIntegers(LongStream.rangeClosed(1, vocabulary.length).toArray()),
                "default_int64", Attribute.of(0)));
    String lengths = last(CellForms.to(ElementType.BOOL, characters, draft), draft);
    return fitted(CellForms.toFloat(positions, draft), lengths, new Shape(feature.shape()), draft);
  }

  /// The place of the last true one of a row, counted from 1; 0 if there is none.
  private static String last(String isThere, Draft draft) {
    String row = CellForms.toFloat(isThere, draft);
    String withFirst = draft.node("Pad", row, draft.integers(0, 1, 0, 0), draft.number(1));
    return draft.node(
        "ArgMax",
        List.of(withFirst),
        Map.of(
            "axis", Attribute.of(1),
            "keepdims", Attribute.of(0),
            "select_last_index", Attribute.of(1)));
  }

  private static Tensor single(String name, long value) {
    return Tensor.of(name, new long[] {value});
  }

  /// As many steps as the network reads: filled up with zeros, or cut.
  ///
  /// @param x rows × any number of steps × the sizes of a step
  /// @param found how many steps each row has
  private static Flow fitted(String x, String found, Shape shape, Draft draft) {
    int steps = shape.sizes().getFirst();
    int rank = shape.sizes().size() + 1;
    String lengths =
        draft.node(
            "Clip",
            found,
            draft.constant(single("one", 1L)),
            draft.constant(single("steps", (long) steps)));
    long[] pads = new long[2 * rank];
    pads[rank + 1] = steps;
    String padded = draft.node("Pad", x, draft.integers(pads));
    String cut =
        draft.node("Slice", padded, draft.integers(0), draft.integers(steps), draft.integers(1));
    String mask = LengthForms.mask(lengths, steps, 1, rank, draft);
    String value = draft.node("Where", mask, cut, draft.number(0));
    return new Flow(value, shape, Optional.of(lengths));
  }
}
