package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Loop;

/// An activation function of a recurrent node.
@FunctionalInterface
interface CellFunction {
  /// Replaces n numbers by the function's values.
  void apply(float[] x, int from, int n);

  /// The functions of a node, those of each direction after those of the one before. Their
  /// parameters are in one list each, from which only the functions that have them take.
  static List<CellFunction> of(Call call, List<String> usual, int directions) {
    List<String> names = new ArrayList<>(call.texts("activations").orElse(List.of()));
    while (names.isEmpty() || names.size() < usual.size() * directions) {
      names.addAll(usual.subList(names.size() % usual.size(), usual.size()));
    }
    Parameters alphas = new Parameters(call.floats("activation_alpha").orElse(new float[0]));
    Parameters betas = new Parameters(call.floats("activation_beta").orElse(new float[0]));
    return names.stream().map(name -> named(call, name, alphas, betas)).toList();
  }

  private static CellFunction named(Call call, String name, Parameters alphas, Parameters betas) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "relu" -> loop("relu");
      case "tanh" -> loop("tanh");
      case "sigmoid" -> loop("sigmoid");
      case "softsign" -> loop("softsign");
      case "softplus" -> loop("softplus");
      case "elu" -> elu(alphas.next(1));
      case "affine" -> affine(alphas.next(1), betas.next(0));
      case "leakyrelu" -> leaky(alphas.next(0.01f));
      case "thresholdedrelu" -> thresholded(alphas.next(1));
      case "scaledtanh" -> scaled(alphas.next(1), betas.next(1));
      case "hardsigmoid" -> hardSigmoid(alphas.next(0.2f), betas.next(0.5f));
      default -> throw call.wrong("its activation function %s is not known".formatted(name));
    };
  }

  private static CellFunction loop(String name) {
    Loop loop = Loop.of((Elementwise) Activations.named(name));
    return (x, from, n) -> loop.forward(x, from, x, from, n);
  }

  private static CellFunction elu(float alpha) {
    return each(x -> x < 0 ? (float) (alpha * StrictMath.expm1(x)) : x);
  }

  private static CellFunction affine(float alpha, float beta) {
    return each(x -> alpha * x + beta);
  }

  private static CellFunction leaky(float alpha) {
    return each(x -> x < 0 ? alpha * x : x);
  }

  private static CellFunction thresholded(float alpha) {
    return each(x -> x > alpha ? x : 0);
  }

  private static CellFunction scaled(float alpha, float beta) {
    return each(x -> (float) (alpha * StrictMath.tanh(beta * x)));
  }

  private static CellFunction hardSigmoid(float alpha, float beta) {
    return each(x -> Math.clamp(alpha * x + beta, 0, 1));
  }

  private static CellFunction each(One one) {
    return (x, from, n) -> {
      for (int i = from; i < from + n; i++) {
        x[i] = one.of(x[i]);
      }
    };
  }

  /// A function of one number.
  @FunctionalInterface
  interface One {
    /// f(x).
    float of(float x);
  }

  /// Numbers that are taken one after the other.
  final class Parameters {
    private final float[] values;
    private int taken;

    private Parameters(float[] values) {
      this.values = values;
    }

    private float next(float usual) {
      return taken < values.length ? values[taken++] : usual;
    }
  }
}
