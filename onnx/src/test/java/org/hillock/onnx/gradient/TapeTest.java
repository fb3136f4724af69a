package org.hillock.onnx.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hillock.numeric.Draws;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapeTest {
  private static final float STEP = 0x1p-8f;

  static Stream<GradientCase> cases() {
    return GradientCases.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreWhatSmallChangesDo(GradientCase one) {
    OnnxModel model = one.model();
    Execution execution = Execution.of(model);
    Map<String, Value> weights = new HashMap<>();
    one.weights()
        .forEach(i ->
            weights.put(GradientCase.name(i), execution.initializers().get(GradientCase.name(i))));
    Tape tape = Tape.of(model);
    Map<String, Value> outputs = execution.outputs(Map.of(), tape);
    for (Map.Entry<String, Value> output : outputs.entrySet()) {
      float[] slopes = slopes(output.getValue());
      IdentityHashMap<Value, float[]> gradients =
          tape.gradients(output.getValue(), slopes, weights.values());
      weights.forEach((name, weight) -> {
        float[] expected =
            differences(execution, output.getKey(), slopes, name, (Value.Floats) weight);
        float[] found = gradients.getOrDefault(weight, new float[expected.length]);
        for (int i = 0; i < expected.length; i++) {
          assertEquals(
              expected[i], found[i], 4e-3f * Math.max(1, Math.abs(expected[i])), name + " at " + i);
        }
      });
    }
  }

  private static float[] slopes(Value output) {
    float[] slopes = new float[output.dims().count()];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = (float) (Draws.of(3).uniform(i) + 0.5);
    }
    return slopes;
  }

  private static float[] differences(
      Execution execution, String output, float[] slopes, String name, Value.Floats weight) {
    float[] differences = new float[weight.values().length];
    for (int i = 0; i < differences.length; i++) {
      double up = loss(execution, output, slopes, name, moved(weight, i, STEP));
      double down = loss(execution, output, slopes, name, moved(weight, i, -STEP));
      differences[i] = (float) ((up - down) / (2 * STEP));
    }
    return differences;
  }

  private static Value.Floats moved(Value.Floats weight, int i, float step) {
    float[] moved = weight.values().clone();
    moved[i] += step;
    return new Value.Floats(weight.dims(), moved);
  }

  private static double loss(
      Execution execution, String output, float[] slopes, String name, Value weight) {
    Value.Floats y =
        (Value.Floats)
            Objects.requireNonNull(
                execution.with(Map.of(name, weight)).outputs(Map.of()).get(output));
    double loss = 0;
    for (int i = 0; i < slopes.length; i++) {
      loss += (double) slopes[i] * y.values()[i];
    }
    return loss;
  }

  @Test
  void everyRuleIsTried() {
    TreeSet<String> left = new TreeSet<>();
    Rules.names().forEach(left::add);
    List<String> tried = new ArrayList<>();
    GradientCases.all().forEach(one -> tried.add(one.operator()));
    left.removeAll(tried);
    left.removeIf(name -> name.startsWith("com.microsoft."));
    assertTrue(left.isEmpty(), "not tried: " + left);
  }
}
