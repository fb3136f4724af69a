package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hillock.activation.function.Maxout;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Tensor;

/// Functions of rows, which lie along the last axis. No operator here changed its form between the
/// versions, as [Draft#need] may raise the version later.
final class RowForms {
  private static final Map<String, Attribute> LAST = Map.of("axis", Attribute.of(-1));

  private RowForms() {}

  static Expression along(String operator, Expression x) {
    return x.then(operator, LAST);
  }

  static Expression crelu(Expression x) {
    Draft draft = x.draft();
    String below = x.then("Neg").then("Relu").value();
    return new Expression(
        draft, draft.node("Concat", List.of(x.then("Relu").value(), below), LAST));
  }

  /// The largest of every pieces-th number from the first on, from the second on, and so on.
  static Expression maxout(Maxout f, Expression x, int n) {
    Draft draft = x.draft();
    int pieces = (int) f.pieces();
    String end = draft.integers(n);
    String axis = draft.integers(-1);
    String step = draft.integers(pieces);
    List<String> slices = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      List<String> inputs = List.of(x.value(), draft.integers(i), end, axis, step);
      slices.add(draft.node("Slice", inputs, Map.of()));
    }
    return new Expression(draft, draft.node("Max", slices, Map.of()));
  }

  /// max(z - τ, 0), z = x - max x: of the sorted z the k-th counts for τ where 1 + k z is above the
  /// sum of the first k.
  static Expression sparsemax(Expression x, int n) {
    Draft draft = x.draft();
    String sorted =
        draft.node("", "TopK", List.of(x.value(), draft.integers(n)), LAST, 2).getFirst();
    Expression most =
        new Expression(draft, draft.node("Gather", List.of(sorted, draft.integers(0)), LAST));
    Expression z = new Expression(draft, sorted).minus(most);
    String axis = draft.constant(Tensor.of("axis", new long[] {-1}));
    Expression counts = new Expression(draft, draft.constant("counts", counts(n), n));
    Expression inside = z.times(counts).plus(1).with("Greater", z.with("CumSum", axis));
    Expression sum = inside.choose(z, z.number(0)).with("ReduceSum", draft.integers(-1));
    Expression support =
        inside.choose(z.number(1), z.number(0)).with("ReduceSum", draft.integers(-1));
    Expression tau = sum.plus(-1).over(support);
    return x.minus(most).minus(tau).then("Relu");
  }

  private static float[] counts(int n) {
    float[] counts = new float[n];
    for (int i = 0; i < n; i++) {
      counts[i] = i + 1;
    }
    return counts;
  }
}
