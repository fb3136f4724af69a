package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.export.OnnxRuntime;
import org.junit.jupiter.api.Test;

/// Operators with graphs inside give the same in ONNX Runtime.
class ControlFlowTest {
  private static final Value X = new Value.Floats(Dims.of(2, 2), new float[] {1, -2, 3, 4});

  @Test
  void theBranchThatTheConditionSaysIsTakenAndSeesValuesAround() {
    Graph negative = graph(List.of(), List.of(node("Neg", "y", "in1")), "y");
    Graph positive = graph(List.of(), List.of(node("Abs", "z", "in1")), "z");
    Single branches =
        Single.operator("If")
            .with("then_branch", Attribute.of(negative))
            .with("else_branch", Attribute.of(positive));
    OnnxModel model = ofTheFirst(branches.model(List.of(X), truth(1), X));
    for (long condition : new long[] {0, 1}) {
      Map<String, Value> inputs = Single.named(truth(condition), X);
      Value.Floats found = (Value.Floats) Execution.of(model).outputs(inputs).get("out0");
      float[] wanted = condition == 1 ? new float[] {-1, 2, -3, -4} : new float[] {1, 2, 3, 4};
      assertTrue(found != null);
      assertArrayEquals(wanted, found.values());
      assertArrayEquals(wanted, OnnxRuntime.floats(model, inputs, "out0").values());
    }
  }

  /// The same model whose node takes the first input only.
  private static OnnxModel ofTheFirst(OnnxModel model) {
    Graph graph = model.graph();
    Node node = graph.nodes().getFirst();
    Node less =
        new Node(
            node.name(),
            node.operator(),
            node.domain(),
            List.of("in0"),
            node.outputs(),
            node.attributes());
    return new OnnxModel(
        model.irVersion(),
        model.opsets(),
        model.producer(),
        new Graph("g", List.of(less), graph.inputs(), graph.outputs(), List.of(), List.of()),
        List.of(),
        Map.of());
  }

  @Test
  void aLoopCarriesValuesOnAndCollectsWhatElseItGives() {
    agrees(loop().outputs(2), integer(3), truth(1), X);
    List<Value> found = loop().outputs(2).all(integer(3), truth(1), X);
    assertArrayEquals(new float[] {8, -16, 24, 32}, ((Value.Floats) found.getFirst()).values());
    assertEquals(Dims.of(3, 2, 2), found.getLast().dims());
  }

  @Test
  void aLoopOfNoTurnsGivesWhatItIsGivenAndNothing() {
    List<Value> found = loop().outputs(2).all(integer(0), truth(1), X);
    assertEquals(X, found.getFirst());
    assertEquals(0, found.getLast().dims().count());
  }

  @Test
  void aLoopWithoutAnEndIsRefused() {
    Graph body =
        graph(
            List.of(
                declared("i", ElementType.INT64),
                declared("c", ElementType.BOOL),
                declared("v", ElementType.FLOAT)),
            List.of(),
            "c",
            "v");
    Single endless = Single.operator("Loop").with("body", Attribute.of(body));
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class, () -> endless.of(integer(Long.MAX_VALUE), truth(1), X));
    assertTrue(String.valueOf(refusal.getMessage()).contains("does not end"), refusal.getMessage());
  }

  @Test
  void aScanGoesThroughRowsForwardAndBackward() {
    Graph body =
        graph(
            List.of(declared("s", ElementType.FLOAT), declared("x", ElementType.FLOAT)),
            List.of(node("Add", "pair", "s", "x"), node("Identity", "pairs", "pair")),
            "pair",
            "pairs");
    Value start = new Value.Floats(Dims.of(2), new float[2]);
    Single scan =
        Single.operator("Scan")
            .with("body", Attribute.of(body))
            .with("num_scan_inputs", 1)
            .outputs(2);
    agrees(scan, start, X);
    agrees(scan.with("scan_input_directions", Attribute.ofIntegers(1)), start, X);
    agrees(
        scan.with("scan_input_axes", Attribute.ofIntegers(1))
            .with("scan_output_axes", Attribute.ofIntegers(-1))
            .with("scan_output_directions", Attribute.ofIntegers(1)),
        start,
        X);
  }

  private static Single loop() {
    Graph body =
        graph(
            List.of(
                declared("i", ElementType.INT64),
                declared("c", ElementType.BOOL),
                declared("v", ElementType.FLOAT)),
            List.of(node("Identity", "d", "c"), node("Add", "w", "v", "v"), node("Neg", "n", "v")),
            "d",
            "w",
            "n");
    return Single.operator("Loop").with("body", Attribute.of(body));
  }

  private static void agrees(Single operator, Value... inputs) {
    List<Value> found = operator.all(inputs);
    Map<String, Value> wanted =
        OnnxRuntime.outputs(operator.model(found, inputs), Single.named(inputs));
    for (int i = 0; i < found.size(); i++) {
      Value.Floats theirs = (Value.Floats) wanted.get("out" + i);
      assertTrue(theirs != null);
      assertEquals(theirs.dims(), found.get(i).dims());
      assertArrayEquals(theirs.values(), ((Value.Floats) found.get(i)).values());
    }
  }

  private static Node node(String operator, String output, String... inputs) {
    return new Node(output, operator, "", List.of(inputs), List.of(output), Map.of());
  }

  /// A graph whose outputs are of floats, those called pairs of two; but for the truths c and d.
  private static Graph graph(List<Declaration> inputs, List<Node> nodes, String... outputs) {
    List<Declaration> given =
        List.of(outputs).stream()
            .map(name -> declared(name, "cd".contains(name) ? ElementType.BOOL : ElementType.FLOAT))
            .toList();
    return new Graph("inside", nodes, inputs, given, List.of(), List.of());
  }

  private static Declaration declared(String name, ElementType type) {
    List<Dimension> sizes = name.startsWith("pair") ? List.of(new Dimension.Known(2)) : List.of();
    Optional<List<Dimension>> shape =
        type == ElementType.FLOAT && sizes.isEmpty() ? Optional.empty() : Optional.of(sizes);
    return new Declaration(name, new ValueType.OfTensor(type, shape));
  }

  private static Value truth(long value) {
    return new Value.Integers(ElementType.BOOL, Dims.of(), new long[] {value});
  }

  private static Value integer(long value) {
    return new Value.Integers(ElementType.INT64, Dims.of(), new long[] {value});
  }
}
