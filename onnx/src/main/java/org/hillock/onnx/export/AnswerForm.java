package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Tensor;

/// Raw outputs of a network as answers, the last part of a graph.
///
/// | task | outputs |
/// |---|---|
/// | regression | for each target, called as its column: float, rows × 1, in its own unit |
/// | binary, multiclass | the class, called as the column: string, rows; `probabilities`: float, rows × classes |
/// | multilabel | for each label, called as its column: string, rows; `probabilities`: float, rows × labels |
public final class AnswerForm {
  private static final String PROBABILITIES = "probabilities";
  private static final float HALF = 0.5f;

  private AnswerForm() {}

  /// The outputs: answers in the order of the targets, then probabilities.
  ///
  /// @param draft where the names are taken
  public static List<Declaration> declarations(TargetCoding target, Draft draft) {
    Stream<Declaration> outputs =
        switch (target) {
          case TargetCoding.Numbers numbers ->
              numbers.columns().stream()
                  .map(column ->
                      EncoderForm.declaration(column, ElementType.FLOAT, new Dimension.Known(1)));
          case TargetCoding.Classes classes -> texts(classes, classes.classes().size());
          case TargetCoding.Labels labels -> texts(labels, labels.outputs());
        };
    return outputs.map(one -> new Declaration(draft.unused(name(one)), one.type())).toList();
  }

  private static Stream<Declaration> texts(TargetCoding target, int probabilities) {
    return Stream.concat(
        target.columns().stream()
            .map(column -> EncoderForm.declaration(column, ElementType.STRING)),
        Stream.of(
            EncoderForm.declaration(
                PROBABILITIES, ElementType.FLOAT, new Dimension.Known(probabilities))));
  }

  private static String name(Declaration output) {
    return output.name().isEmpty() ? "answer" : output.name();
  }

  /// Writes the answers.
  ///
  /// @param raw what the network gives, rows × outputs
  /// @param outputs the [#declarations]
  public static void write(TargetCoding target, Flow raw, List<Declaration> outputs, Draft draft) {
    String x =
        raw.shape().sizes().size() == 1
            ? raw.value()
            : draft.node("Reshape", raw.value(), draft.integers(0, -1));
    List<String> values =
        switch (target) {
          case TargetCoding.Numbers numbers -> numbers(numbers, x, draft);
          case TargetCoding.Classes classes when classes.task() == Task.BINARY ->
              binary(classes.classes(), x, draft);
          case TargetCoding.Classes classes -> multiclass(classes.classes(), x, draft);
          case TargetCoding.Labels labels -> labels(labels, x, draft);
        };
    for (int i = 0; i < values.size(); i++) {
      draft.under(values.get(i), outputs.get(i).name());
    }
  }

  /// In double, and rounded to float once.
  private static List<String> numbers(TargetCoding.Numbers target, String raw, Draft draft) {
    int count = target.outputs();
    double[] means = target.means().stream().mapToDouble(Double::doubleValue).toArray();
    double[] scales = target.scales().stream().mapToDouble(Double::doubleValue).toArray();
    String y = CellForms.to(ElementType.DOUBLE, raw, draft);
    y = draft.node("Mul", y, draft.constant(Tensor.of("target.scale", scales, count)));
    y = draft.node("Add", y, draft.constant(Tensor.of("target.mean", means, count)));
    y = CellForms.toFloat(y, draft);
    List<String> values = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      values.add(count == 1 ? y : column(y, draft.integers(k), draft));
    }
    return values;
  }

  private static List<String> binary(List<String> classes, String raw, Draft draft) {
    String p = draft.node("Sigmoid", raw);
    String other = draft.node("Sub", draft.number(1), p);
    String flat = draft.node("Reshape", p, draft.integers(-1));
    return List.of(
        chosen(classes, atLeastHalf(flat, draft), draft),
        draft.node("Concat", List.of(other, p), Map.of("axis", Attribute.of(-1))));
  }

  /// Of equal chances the first class.
  private static List<String> multiclass(List<String> classes, String raw, Draft draft) {
    String p = draft.node("Softmax", List.of(raw), Map.of("axis", Attribute.of(-1)));
    String best =
        draft.node(
            "ArgMax", List.of(p), Map.of("axis", Attribute.of(-1), "keepdims", Attribute.of(0)));
    return List.of(chosen(classes, best, draft), p);
  }

  private static List<String> labels(TargetCoding.Labels target, String raw, Draft draft) {
    String p = draft.node("Sigmoid", raw);
    String yes = atLeastHalf(p, draft);
    List<String> values = new ArrayList<>();
    for (int k = 0; k < target.outputs(); k++) {
      List<String> texts = List.of(target.negatives().get(k), target.positives().get(k));
      String own = draft.constant(Tensor.of("index", new long[] {k}));
      values.add(chosen(texts, column(yes, own, draft), draft));
    }
    values.add(p);
    return values;
  }

  private static String atLeastHalf(String p, Draft draft) {
    String isHalf = draft.node("GreaterOrEqual", p, draft.number(HALF));
    return CellForms.to(ElementType.INT64, isHalf, draft);
  }

  /// One of the columns, or without its size if the index has none.
  private static String column(String x, String index, Draft draft) {
    return draft.node("Gather", List.of(x, index), Map.of("axis", Attribute.of(1)));
  }

  /// The text at each index.
  private static String chosen(List<String> texts, String index, Draft draft) {
    String all = draft.constant(Tensor.of("texts", texts));
    return draft.node("Gather", List.of(all, index), Map.of("axis", Attribute.of(0)));
  }
}
