package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import org.hillock.activation.Elementwise;
import org.hillock.onnx.Attribute;

/// x g(x), in the forms in which other programs write and know them; and rows whose one half gates
/// the other.
final class GateForms {
  private static final double ROOT_2 = 1.4142135623730951;
  private static final double ROOT_2_BY_PI = 0.7978845608028654;

  /// Below it x σ(βx) is wrong by more than 1e-5 where x is large: sigmoid is good to 1e-7 only.
  private static final double FLAT = 0.1;

  private GateForms() {}

  /// x/2 comes first: 2 x could overflow.
  static Expression gelu(Expression x) {
    if (x.draft().has(20)) {
      return x.then("Gelu");
    }
    return x.times(0.5).times(x.over(ROOT_2).then("Erf").plus(1));
  }

  static Expression geluTanh(Expression x) {
    if (x.draft().has(20)) {
      return x.then("Gelu", Map.of("approximate", Attribute.of("tanh")));
    }
    Expression u = x.plus(x.times(x).times(x).times(0.044715)).times(ROOT_2_BY_PI);
    return x.times(0.5).times(u.then("Tanh").plus(1));
  }

  static Expression swish(double beta, Expression x) {
    if (beta < FLAT) {
      return x.over(x.times(-beta).then("Exp").plus(1));
    }
    if (x.draft().has(24)) {
      return beta == 1 ? x.then("Swish") : x.then("Swish", "alpha", beta);
    }
    return x.times((beta == 1 ? x : x.times(beta)).then("Sigmoid"));
  }

  /// x σ(βx), with β the value p.
  static Expression swish(Expression x, String p) {
    return x.times(x.with("Mul", p).then("Sigmoid"));
  }

  static Expression mish(Expression x) {
    return x.draft().has(18) ? x.then("Mish") : x.times(x.then("Softplus").then("Tanh"));
  }

  static Expression hardSwish(Expression x) {
    return x.draft().has(14) ? x.then("HardSwish") : x.times(hardSigmoid(x));
  }

  static Expression hardSigmoid(Expression x) {
    return x.then(
        "HardSigmoid",
        Map.of("alpha", Attribute.of((float) (1.0 / 6)), "beta", Attribute.of(0.5f)));
  }

  /// a g(b), where a is the first half of a row and b the second.
  ///
  /// @param n how long a row is
  static Expression halves(Elementwise gate, Expression x, int n) {
    Draft draft = x.draft();
    List<String> parts =
        draft.node(
            "",
            "Split",
            List.of(x.value(), draft.integers(n / 2, n / 2)),
            Map.of("axis", Attribute.of(-1)),
            2);
    return new Expression(draft, parts.getFirst())
        .with("Mul", FunctionForms.elementwise(gate, parts.getLast(), draft));
  }
}
