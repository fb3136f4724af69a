package org.hillock.onnx.census;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Graph;
import org.hillock.onnx.LocalFunction;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensusTest {
  /// Formulas in the orders in which exporters and optimizers write them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // PyTorch: x / √2 first, times 0.5 last.
        "gelu | a = Div x 1.4142135; b = Erf a; c = Add b 1; d = Mul x c; y = Mul d 0.5",
        // TensorFlow: times 1/√2, 0.5 first.
        "gelu | a = Mul x 0.70710677; b = Erf a; c = Add 1 b; d = Mul 0.5 c; y = Mul d x",
        "gelu | h = Mul 0.5 x; a = Mul x 0.70710677; b = Erf a; c = Add b 1; y = Mul h c",
        "gelu | r = Sqrt 2; a = Div x r; b = Erf a; c = Add b 1; d = Mul c x; y = Div d 2",
        "gelu | y = Gelu x",
        "gelu | y = com.microsoft.Gelu x",
        "gelu_tanh | y = Gelu x approximate:tanh",
        "gelu_tanh | y = com.microsoft.FastGelu x",
        "gelu_tanh | p = Pow x 3; q = Mul p 0.044715; r = Add x q; s = Mul r 0.7978846; t = Tanh s; u = Add t 1; v = Mul x 0.5; y = Mul v u",
        "gelu_tanh | a = Mul x x; b = Mul a x; q = Mul 0.044715 b; r = Add q x; s = Mul 0.7978846 r; t = Tanh s; u = Add 1 t; v = Mul u x; y = Mul 0.5 v",
        "quick_gelu | a = Mul x 1.702; b = Sigmoid a; y = Mul x b",
        "swish | b = Sigmoid x; y = Mul b x",
        "swish | n = Neg x; e = Exp n; d = Add 1 e; y = Div x d",
        "swish (beta 2.5) | a = Mul 2.5 x; b = Sigmoid a; y = Mul b x",
        "hard_swish | a = Add x 3; b = Clip a 0 6; c = Mul x b; y = Div c 6",
        "hard_swish | a = Add x 3; b = Clip a 0 6; c = Div b 6; y = Mul c x",
        "hard_swish | a = Add 3 x; b = Max a 0; c = Min b 6; d = Mul c 0.16666667; y = Mul x d",
        "hard_swish | b = HardSigmoid x alpha:0.16666667 beta:0.5; y = Mul x b",
        "hard_sigmoid | a = Add x 3; b = Clip a 0 6; y = Div b 6",
        "hard_sigmoid (alpha 0.2, beta 0.5) | y = HardSigmoid x",
        "relu | y = Max x 0",
        "relu | y = Max 0 x",
        "relu | y = Clip x 0",
        "relu | g = Greater x 0; y = Where g x 0",
        "relu6 | y = Clip x 0 6",
        "relu6 | a = Relu x; y = Min a 6",
        "leaky_relu (alpha 0.1) | a = Mul x 0.1; y = Max a x",
        "leaky_relu (alpha 0.2) | a = Mul x 0.2; g = Less x 0; y = Where g a x",
        "leaky_relu | y = LeakyRelu x",
        "elu | e = Exp x; f = Sub e 1; g = Greater x 0; y = Where g x f",
        "selu | e = Exp x; f = Sub e 1; h = Mul f 1.6732632; g = Greater x 0; i = Where g x h; y = Mul 1.050701 i",
        "softplus | e = Exp x; f = Add e 1; y = Log f",
        "softplus | y = Softplus x",
        "mish | s = Softplus x; t = Tanh s; y = Mul x t",
        "mish | e = Exp x; f = Add 1 e; s = Log f; t = Tanh s; y = Mul t x",
        "softsign | a = Abs x; b = Add 1 a; y = Div x b",
        "squared_relu | r = Relu x; y = Pow r 2",
        "squared_relu | r = Relu x; y = Mul r r",
        "tanh | a = Mul x 2; s = Sigmoid a; b = Mul s 2; y = Sub b 1",
        "log_sigmoid | s = Sigmoid x; y = Log s",
        "log_sigmoid | n = Neg x; s = Softplus n; y = Neg s",
        "step | g = Greater x 0; y = Cast g to:1",
        "clip (low -2, high 3) | y = Clip x -2 3",
        "softmax | m = ReduceMax x axes; d = Sub x m; e = Exp d; s = ReduceSum e axes; y = Div e s",
        "log_softmax | s = Softmax x; y = Log s",
        "softmin | n = Neg x; y = Softmax n",
        "swiglu | a, b = Split x; s = Sigmoid b; t = Mul b s; y = Mul a t",
        "glu | a, b = Split x; s = Sigmoid b; y = Mul a s",
        "geglu | a, b = Split x; g = Gelu b; y = Mul g a",
        "swiglu | a = MatMul x w; b = MatMul x w; s = Sigmoid b; t = Mul b s; y = Mul t a",
        "crelu | a = Relu x; n = Neg x; b = Relu n; y = Concat a b axis:1",
        "prelu | y = PRelu x w",
      })
  void aFormulaIsRecognizedHoweverItIsWritten(String name, String lines) {
    assertEquals(Map.of(name, 1), counts(lines));
  }

  /// Formulas that look alike and are something else.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relu6 | a = Add x 3; b = Clip a 0 6; c = Mul x b; y = Div c 5",
        "sigmoid | a = Mul x 1.702; b = Sigmoid a; c = Add x 1; y = Mul c b",
        "'' | a = Div x 1.5; b = Erf a; c = Add b 1; d = Mul x c; y = Mul d 0.5",
        "tanh | p = Pow x 3; q = Mul p 0.05; r = Add x q; s = Mul r 0.7978846; t = Tanh s; u = Add t 1; v = Mul x 0.5; y = Mul v u",
        "'' | y = Clip x 0.000000000001",
        "'' | y = Min x 20",
        "'' | a = Mul x 2; b = Add a 1; y = Cast b to:1",
        "'' | s = Shape x; c = Cast s to:1; m = Max c 0; y = Add m x",
        "'' | m = ReduceMean x; d = Sub x m; p = Pow d 2; v = ReduceMean p; e = Add v 0.00001; r = Sqrt e; y = Div d r",
      })
  void whatOnlyLooksLikeAFunctionIsNone(String name, String lines) {
    Map<String, Integer> counts = counts(lines);
    assertEquals(name.isEmpty() ? Map.of() : Map.of(name, 1), withoutCubes(counts));
  }

  /// A cube is one, wherever it is.
  private static Map<String, Integer> withoutCubes(Map<String, Integer> counts) {
    Map<String, Integer> others = new HashMap<>(counts);
    others.remove("cube");
    return others;
  }

  private static Map<String, Integer> counts(String lines) {
    return Census.of(Graphs.of(lines.strip().split("; ", -1))).counts();
  }

  @Test
  void whatSomethingElseTakesTooCountsBesides() {
    assertEquals(
        Map.of("swish", 1, "sigmoid", 1), counts("s = Sigmoid x; t = Mul x s; y = Add t s"));
  }

  @Test
  void functionsOfTheModelAndBranchesAreLookedInto() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Graphs.node("s = Sigmoid v", new ArrayList<>()));
    nodes.add(Graphs.node("r = Mul v s", new ArrayList<>()));
    LocalFunction silu =
        new LocalFunction("own", "Silu", "", List.of("v"), List.of("r"), nodes, Map.of("", 18L));
    Graph branch =
        new Graph(
            "branch",
            List.of(Graphs.node("t = Tanh x", new ArrayList<>())),
            List.of(),
            List.of(Graphs.floats("t")),
            List.of(),
            List.of());
    Graph graph = Graphs.graph("z = own.Silu x", "c = Constant value_int:1");
    List<Node> all = new ArrayList<>(graph.nodes());
    all.add(
        new Node(
            "if",
            "If",
            "",
            List.of("c"),
            List.of("y"),
            Map.of("then_branch", Attribute.of(branch), "else_branch", Attribute.of(branch))));
    OnnxModel model =
        Graphs.model(
            new Graph("g", all, graph.inputs(), graph.outputs(), graph.initializers(), List.of()),
            List.of(silu));
    Census census = Census.of(model);
    assertEquals(Map.of("swish", 1, "tanh", 2), census.counts());
    assertEquals("in If \"if\"", census.occurrences().getLast().place());
    assertEquals(Role.OUTPUT, census.occurrences().getLast().role());
  }

  @Test
  void rolesFollowFromWhatComesAfter() {
    Census census =
        Census.of(
            Graphs.of(
                "r = Relu x",
                "q = MatMul r w",
                "k = MatMul r w",
                "v = MatMul r w",
                "s = MatMul q k",
                "a = Softmax s",
                "o = MatMul a v",
                "g = Sigmoid o",
                "h = Mul g r",
                "l = MatMul h w",
                "y = Tanh l"));
    assertEquals(
        List.of(Role.HIDDEN, Role.ATTENTION, Role.GATE, Role.OUTPUT),
        census.occurrences().stream().map(Occurrence::role).toList());
    assertEquals("layer", census.occurrences().getFirst().layer().orElseThrow().name());
  }

  @Test
  void cellsOfRecurrentLayersHaveTheirFunctions() {
    assertEquals(
        Map.of("tanh in LSTM", 2, "sigmoid in LSTM", 1), counts("y = LSTM x w w hidden_size:2"));
    assertEquals(
        Map.of("tanh in GRU", 1, "sigmoid in GRU", 1), counts("y = GRU x w w hidden_size:2"));
  }

  @Test
  void twentyThousandNodesAreNoTrouble() {
    String[] lines = new String[20_000];
    for (int i = 0; i < lines.length; i++) {
      String operator = i % 4 == 3 ? "Relu" : "Add";
      String out = i == lines.length - 1 ? "y" : "v" + i;
      String in = i == 0 ? "x" : "v" + (i - 1);
      lines[i] = out + " = " + operator + " " + in + (i % 4 == 3 ? "" : " 1");
    }
    assertEquals(Map.of("relu", 5_000), Census.of(Graphs.of(lines)).counts());
  }
}
