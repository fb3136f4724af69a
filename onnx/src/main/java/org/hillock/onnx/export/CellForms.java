package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hillock.data.Feature;
import org.hillock.data.Scaling;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;

/// How columns of cells, numbers or texts, become the numbers that a network reads.
final class CellForms {
  private static final Map<String, Attribute> LAST_AXIS = Map.of("axis", Attribute.of(-1));

  private CellForms() {}

  /// Writes columns side by side; numbers that are neighbors go through together.
  ///
  /// @param features numbers and categories
  /// @param columns one for each feature, its last size 1
  /// @return floats of the same sizes, but for the last, which is the width of all features
  static String write(List<Feature> features, List<String> columns, Draft draft) {
    List<String> parts = new ArrayList<>();
    int i = 0;
    while (i < features.size()) {
      switch (features.get(i)) {
        case Feature.Numeric _ -> {
          List<Feature.Numeric> numbers = neighbors(features, i);
          int end = i + numbers.size();
          parts.add(numbers(numbers, together(columns.subList(i, end), draft), draft));
          i = end;
        }
        case Feature.Categorical some -> {
          parts.add(category(some, columns.get(i), draft));
          i++;
        }
        case Feature.Pixels _, Feature.Series _, Feature.Characters _ ->
            throw new IllegalArgumentException(
                features.get(i).column() + " is no column of cells; write it by itself.");
      }
    }
    return together(parts, draft);
  }

  private static List<Feature.Numeric> neighbors(List<Feature> features, int from) {
    List<Feature.Numeric> numbers = new ArrayList<>();
    for (int i = from; i < features.size(); i++) {
      if (!(features.get(i) instanceof Feature.Numeric number)) {
        break;
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static String together(List<String> parts, Draft draft) {
    return parts.size() == 1 ? parts.getFirst() : draft.node("Concat", parts, LAST_AXIS);
  }

  /// In double, as rows of a file are, and rounded to float once.
  private static String numbers(List<Feature.Numeric> numbers, String x, Draft draft) {
    int count = numbers.size();
    double[] means = numbers.stream().mapToDouble(Feature.Numeric::mean).toArray();
    String missing = draft.node("IsNaN", x);
    String y = draft.node("Where", missing, draft.constant(Tensor.of("mean", means, count)), x);
    if (numbers.stream().anyMatch(CellForms::isScaled)) {
      double[] origins = numbers.stream().mapToDouble(n -> isScaled(n) ? n.mean() : 0).toArray();
      double[] scales = numbers.stream().mapToDouble(n -> isScaled(n) ? n.scale() : 1).toArray();
      y = draft.node("Sub", y, draft.constant(Tensor.of("origin", origins, count)));
      y = draft.node("Div", y, draft.constant(Tensor.of("scale", scales, count)));
    }
    y = draft.node("Clip", y, single(-Float.MAX_VALUE, draft), single(Float.MAX_VALUE, draft));
    y = toFloat(y, draft);
    return numbers.stream().anyMatch(Feature.Numeric::indicator)
        ? withIndicators(numbers, y, toFloat(missing, draft), draft)
        : y;
  }

  private static boolean isScaled(Feature.Numeric number) {
    return number.scaling() == Scaling.STANDARD;
  }

  private static String single(double value, Draft draft) {
    return draft.constant(Tensor.of("largest", new double[] {value}));
  }

  /// Whether a cell is missing stands right of its number.
  private static String withIndicators(
      List<Feature.Numeric> numbers, String values, String missing, Draft draft) {
    LongStream.Builder order = LongStream.builder();
    for (int i = 0; i < numbers.size(); i++) {
      order.add(i);
      if (numbers.get(i).indicator()) {
        order.add(numbers.size() + i);
      }
    }
    String all = together(List.of(values, missing), draft);
    return draft.node("Gather", List.of(all, draft.integers(order.build().toArray())), LAST_AXIS);
  }

  /// An unknown category gets a position beyond the last, so that it is none of them.
  private static String category(Feature.Categorical feature, String x, Draft draft) {
    int count = feature.categories().size();
    Map<String, Integer> positions = feature.positions();
    String position =
        draft.classic(
            "LabelEncoder",
            List.of(x),
            Map.of(
                "keys_strings", new Attribute.OfTexts(List.copyOf(positions.keySet())),
                "values_int64s",
                    Attribute.ofIntegers(
                        positions.values().stream().mapToLong(Integer::longValue).toArray()),
                "default_int64", Attribute.of(count)));
    String all = draft.integers(LongStream.range(0, count).toArray());
    return toFloat(draft.node("Equal", position, all), draft);
  }

  static String toFloat(String x, Draft draft) {
    return to(ElementType.FLOAT, x, draft);
  }

  static String to(ElementType type, String x, Draft draft) {
    return draft.node("Cast", List.of(x), Map.of("to", Attribute.of((long) type.number())));
  }
}
