package org.hillock.onnx.census;

import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.activation.Learned;
import org.hillock.network.Architecture;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.export.NetworkForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CensusOfFunctionsTest {
  /// 0 for the lowest; the others are those with new operators.
  private static final long[] OPSETS = {0, 13, 14, 18, 20, 22, 24};

  /// Whatever is exported, in whichever operators, is recognized again, parameters included.
  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionIsRecognizedInAllVersionsOfTheOperators(Activation function) {
    for (long opset : OPSETS) {
      OnnxModel model =
          NetworkForm.model(
              Architecture.of(inputs(3), dense(12), activate(function), dense(2)).network(1),
              opset == 0 ? OptionalLong.empty() : OptionalLong.of(opset));
      List<Occurrence> found = Census.of(model).occurrences();
      assertEquals(1, found.size(), () -> function + ": " + Census.of(model).counts());
      assertEquals(
          function,
          same(found.getFirst().function().function().orElseThrow(), function),
          "opset " + opset);
      assertEquals(Role.HIDDEN, found.getFirst().role());
    }
  }

  /// Elu and celu with alpha 1 are one function.
  private static Activation same(Activation found, Activation wanted) {
    return found.equals(Activations.named("elu")) && wanted.equals(Activations.named("celu"))
        ? wanted
        : found;
  }

  /// Each as it is and with other parameters. A straight line is no activation of a graph.
  static Stream<Activation> functions() {
    return Activations.all().stream()
        .filter(function -> !function.name().equals("linear"))
        .flatMap(function ->
            function.card().parameters().isEmpty() || function instanceof Learned
                ? Stream.of(function)
                : Stream.of(function, with(function, 0.5), with(function, 2)));
  }

  private static Activation with(Activation function, double added) {
    Map<String, Double> parameters = new HashMap<>();
    for (Card.Parameter parameter : function.card().parameters()) {
      boolean isCount = parameter.name().equals("pieces");
      double value = parameter.initial() + (isCount ? Math.floor(added) : added);
      parameters.put(parameter.name(), Math.min(parameter.high(), value));
    }
    return function.with(parameters);
  }
}
