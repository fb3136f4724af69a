package org.hillock.onnx.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.census.Census;
import org.hillock.onnx.census.Finding;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;

class ProfileTest {
  @Test
  void aUnitThatNothingMovesIsSilent() {
    Profile profile = profile("Relu", 1, -5, 2, -1, 3, -2);
    assertEquals(3, profile.rows());
    ProfileLine line = profile.lines().getFirst();
    assertEquals(1, line.health().units().silent());
    assertEquals(0.5, line.outputs().zeros());
    assertEquals(List.of("silent-units"), ids(profile));
  }

  @Test
  void rowsOfSoftmaxAreSureOrNot() {
    Sureness sure =
        profile("Softmax", 500, 0, 0, 500, 2, 2).lines().getFirst().sureness().orElseThrow();
    assertEquals(3, sure.rows());
    assertEquals(2.0 / 3, sure.certain(), 1e-12);
    assertEquals(1.0 / 3, sure.entropy(), 1e-6);
  }

  @Test
  void softmaxThatIsAlwaysSureIsAFinding() {
    assertTrue(ids(profile("Softmax", 500, 0, 0, 500)).contains("one-hot"));
  }

  @Test
  void whatFloat16CannotHoldIsAFinding() {
    Profile profile = profile("Relu", 100_000, 1, 2, 3);
    assertEquals(List.of("float16-overflow", "int8-zeros"), ids(profile));
    assertEquals(0.65504, profile.lines().getFirst().headroom().times16(), 1e-9);
  }

  @Test
  void smallNumbersOfAllPortionsCountForFloat16() {
    Execution execution = Execution.of(model("Relu"));
    Profile profile =
        Profile.of(
            Census.of(execution.model()),
            execution,
            List.of(rows(1e-5f, 1e-6f), rows(0.5f, 0.25f)));
    assertEquals(0.5, profile.lines().getFirst().headroom().tiny16());
    assertTrue(ids(profile).contains("float16-subnormal"));
  }

  @Test
  void whatIsNoNumberIsAFinding() {
    assertTrue(ids(profile("Relu", Float.NaN, 1)).contains("not-finite"));
  }

  private static List<String> ids(Profile profile) {
    return ProfileRules.of(profile).stream().map(Finding::id).toList();
  }

  private static Profile profile(String operator, float... rows) {
    Execution execution = Execution.of(model(operator));
    return Profile.of(Census.of(execution.model()), execution, List.of(rows(rows)));
  }

  private static Map<String, Value> rows(float... rows) {
    return Map.of("in", new Value.Floats(Dims.of(rows.length / 2, 2), rows));
  }

  /// A layer that leaves rows of two numbers as they are, and a function.
  private static OnnxModel model(String operator) {
    Graph graph =
        new Graph(
            "g",
            List.of(
                new Node("layer", "MatMul", "", List.of("in", "w"), List.of("x"), Map.of()),
                new Node("function", operator, "", List.of("x"), List.of("y"), Map.of())),
            List.of(pairs("in")),
            List.of(pairs("y")),
            List.of(Tensor.of("w", new float[] {1, 0, 0, 1}, 2, 2)),
            List.of());
    return new OnnxModel(
        8, Map.of("", 17L), new OnnxModel.Producer("test", ""), graph, List.of(), Map.of());
  }

  private static Declaration pairs(String name) {
    return new Declaration(
        name,
        new ValueType.OfTensor(
            ElementType.FLOAT,
            Optional.of(List.of(new Dimension.Named("rows"), new Dimension.Known(2)))));
  }
}
