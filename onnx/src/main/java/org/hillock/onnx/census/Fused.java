package org.hillock.onnx.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activations;
import org.hillock.onnx.Attribute;

/// Activations inside operators that do more: cells of recurrent layers, attention, and layers that
/// were made one with what follows them.
final class Fused {
  /// The cells of recurrent layers.
  static final List<String> CELLS = List.of("RNN", "LSTM", "GRU");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("relu", "relu"),
          Map.entry("tanh", "tanh"),
          Map.entry("sigmoid", "sigmoid"),
          Map.entry("leakyrelu", "leaky_relu"),
          Map.entry("thresholdedrelu", "thresholded_relu"),
          Map.entry("hardsigmoid", "hard_sigmoid"),
          Map.entry("hardswish", "hard_swish"),
          Map.entry("scaledtanh", "tanh"),
          Map.entry("affine", "linear"),
          Map.entry("clip", "clip"),
          Map.entry("elu", "elu"),
          Map.entry("softsign", "softsign"),
          Map.entry("softplus", "softplus"),
          Map.entry("gelu", "gelu"),
          Map.entry("fastgelu", "gelu_tanh"));

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("BiasGelu", "gelu"),
          Map.entry("FastGelu", "gelu_tanh"),
          Map.entry("BiasSplitGelu", "geglu"),
          Map.entry("BiasSoftmax", "softmax"),
          Map.entry("QLinearSigmoid", "sigmoid"),
          Map.entry("QLinearLeakyRelu", "leaky_relu"));

  private static final List<String> ATTENTION =
      List.of(
          "Attention",
          "MultiHeadAttention",
          "GroupQueryAttention",
          "QAttention",
          "PackedAttention",
          "DecoderMaskedMultiHeadAttention");

  private Fused() {}

  /// A function at work inside an operator.
  record Inside(Recognized function, Role role) {}

  /// What is inside a step; mostly nothing.
  static List<Inside> of(Step step) {
    String operator = step.node().operator();
    if (!step.isKnownDomain()) {
      return List.of();
    }
    if (CELLS.contains(operator)) {
      return cell(step);
    }
    if (ATTENTION.contains(operator)) {
      return List.of(new Inside(named("softmax"), Role.ATTENTION));
    }
    String name = OPERATORS.getOrDefault(operator, "");
    if (!name.isEmpty() && !(operator.equals("FastGelu") && step.inputs().size() == 1)) {
      return List.of(new Inside(named(name), Role.HIDDEN));
    }
    String fused = Arithmetic.text(step, "activation");
    return operator.startsWith("Fused") && !fused.isEmpty()
        ? List.of(new Inside(named(fused, settings(step, "activation_params")), Role.HIDDEN))
        : List.of();
  }

  /// Functions of one direction, as those of the other are mostly the same; else of both.
  private static List<Inside> cell(Step step) {
    List<String> usual =
        switch (step.node().operator()) {
          case "LSTM" -> List.of("Sigmoid", "Tanh", "Tanh");
          case "GRU" -> List.of("Sigmoid", "Tanh");
          default -> List.of("Tanh");
        };
    List<String> names =
        step.node().attribute("activations").orElse(null)
                instanceof Attribute.OfTexts(List<String> own)
            ? own
            : usual;
    int each = usual.size();
    boolean isTwice =
        names.size() == 2 * each && names.subList(0, each).equals(names.subList(each, 2 * each));
    List<Inside> inside = new ArrayList<>();
    for (int i = 0; i < (isTwice ? each : names.size()); i++) {
      boolean isGate = each > 1 && i % each == 0;
      inside.add(new Inside(named(names.get(i), List.of()), isGate ? Role.GATE : Role.STATE));
    }
    return inside;
  }

  private static List<Float> settings(Step step, String name) {
    return step.node().attribute(name).orElse(null)
            instanceof Attribute.OfFloats(List<Float> values)
        ? values
        : List.of();
  }

  private static Recognized named(String operator, List<Float> settings) {
    String plain = operator.toLowerCase(Locale.ROOT);
    String name = NAMES.getOrDefault(plain, plain);
    if (plain.equals("clip") && settings.size() == 2) {
      return name(settings.get(0), settings.get(1));
    }
    if (plain.equals("leakyrelu") && settings.size() == 1) {
      return new Recognized(
          name,
          Map.of("alpha", Double.parseDouble(settings.getFirst().toString())),
          Optional.empty());
    }
    return new Recognized(name, Map.of(), Optional.empty());
  }

  private static Recognized name(float low, float high) {
    if (low == 0 && high == 6) {
      return named("relu6");
    }
    return new Recognized(
        low == -1 && high == 1 ? "hard_tanh" : "clip", Map.of(), Optional.empty());
  }

  private static Recognized named(String name) {
    return new Recognized(Activations.named(name).name(), Map.of(), Optional.empty());
  }
}
