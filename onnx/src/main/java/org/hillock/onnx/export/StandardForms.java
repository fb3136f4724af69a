package org.hillock.onnx.export;

import java.util.Arrays;
import org.hillock.network.Shape;

/// (x - μ) / √(σ² + ε) in small operators, the variance from differences to the mean. Sums are
/// taken, and not means, since the operator for means is another one from opset 18 on.
final class StandardForms {
  private StandardForms() {}

  /// With mean and variance over some axes.
  ///
  /// @param axes side by side
  /// @param numbers how many numbers along all of them
  static String whole(String x, int[] axes, int numbers, double epsilon, Draft draft) {
    String count = draft.number(numbers);
    String mean = draft.node("Div", sum(x, axes, draft), count);
    String difference = draft.node("Sub", x, mean);
    return divided(difference, axes, count, epsilon, draft);
  }

  /// With mean and variance over some axes, the steps among them, of which only a row's own count.
  /// What comes after them means nothing.
  static String ownSteps(Flow flow, int[] axes, double epsilon, Draft draft) {
    Shape shape = flow.shape();
    int perStep =
        Arrays.stream(axes)
            .map(axis -> axis == 1 ? 1 : shape.sizes().get(axis - 1))
            .reduce(1, (a, b) -> a * b);
    String count =
        LengthForms.counts(flow.lengths().orElseThrow(), perStep, Channels.rank(flow), draft);
    String own = LengthForms.filled(flow, 0, draft);
    String mean = draft.node("Div", sum(own, axes, draft), count);
    Flow difference = flow.with(draft.node("Sub", own, mean), shape);
    return divided(LengthForms.filled(difference, 0, draft), axes, count, epsilon, draft);
  }

  private static String divided(
      String difference, int[] axes, String count, double epsilon, Draft draft) {
    String squares = sum(draft.node("Mul", difference, difference), axes, draft);
    String variance = draft.node("Div", squares, count);
    String deviation =
        draft.node("Sqrt", draft.node("Add", variance, draft.number((float) epsilon)));
    return draft.node("Div", difference, deviation);
  }

  private static String sum(String x, int[] axes, Draft draft) {
    String along = draft.integers(Arrays.stream(axes).asLongStream().toArray());
    return draft.node("ReduceSum", x, along);
  }
}
