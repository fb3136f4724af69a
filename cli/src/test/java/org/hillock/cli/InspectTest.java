package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.Graph;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {
  private static final String NASTY = "gate\u001b[31m\u202e<b>";

  @TempDir private Path folder = Path.of("");

  @Test
  void activationsAndBrokenRulesAreSaidInTextAndJson() throws IOException {
    Path json = folder.resolve("model.json");
    Terminal terminal = Terminal.run("inspect", model("out").toString(), "--json", json.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("     1  swish\n"), terminal.out());
    assertTrue(terminal.out().contains("     1  sigmoid\n"), terminal.out());
    assertTrue(
        terminal.out().contains("8 parameters in 2 layers, 32 bytes: 8 float"), terminal.out());
    String written = Files.readString(json);
    assertTrue(written.contains("\"format\" : \"hillock-inspection/1\""), written);
    assertTrue(written.contains("\"function\" : \"swish\""), written);
  }

  @Test
  void namesInTheFileCannotMoveTheCursorOrColorIt() throws IOException {
    Terminal terminal = Terminal.run("inspect", model(NASTY).toString(), "--all");
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertFalse(terminal.out().contains("\u001b"), terminal.out());
    assertFalse(terminal.out().contains("\u202e"), terminal.out());
    assertTrue(terminal.out().contains("gate\\u001b[31m\\u202e<b>"), terminal.out());
  }

  @Test
  void rowsShowWhatEachActivationDoes() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "a,b\n1,2\n-3,1\n0,0\n");
    Terminal terminal = Terminal.run("inspect", model("out").toString(), "--data", rows.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("On 3 rows\n"), terminal.out());
    assertTrue(terminal.out().contains("0 of 2"), terminal.out());

    Files.writeString(rows, "a,b\n1,2\n-3,\n");
    Terminal gap = Terminal.run("inspect", model("out").toString(), "--data", rows.toString());
    assertEquals(2, gap.exitCode());
    assertEquals(
        "hillock inspect: column b has no number in line 3; give a file of numbers without gaps.\n",
        gap.err());
  }

  @Test
  void whatIsNoModelIsRefused() {
    Terminal terminal = Terminal.run("inspect", "../examples/penguins.csv");
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().startsWith("hillock inspect: penguins.csv"), terminal.err());
  }

  /// A layer, swish, a layer, sigmoid.
  private Path model(String name) throws IOException {
    List<Node> nodes =
        List.of(
            node("MatMul", "a", "in", "w"),
            node("Sigmoid", "b", "a"),
            node("Mul", "c", "a", "b"),
            node("MatMul", "d", "c", "v"),
            node("Sigmoid", name, "d"));
    List<Tensor> weights =
        List.of(
            Tensor.of("w", new float[] {1, 2, 3, 4}, 2, 2),
            Tensor.of("v", new float[] {1, 2, 3, 4}, 2, 2));
    Graph graph =
        new Graph("g", nodes, List.of(value("in")), List.of(value(name)), weights, List.of());
    OnnxModel model =
        new OnnxModel(
            8, Map.of("", 17L), new OnnxModel.Producer("test", "1"), graph, List.of(), Map.of());
    return Files.write(folder.resolve("model.onnx"), OnnxFile.bytes(model));
  }

  private static Node node(String operator, String output, String... inputs) {
    return new Node(output, operator, "", List.of(inputs), List.of(output), Map.of());
  }

  private static Declaration value(String name) {
    return new Declaration(
        name,
        new ValueType.OfTensor(
            ElementType.FLOAT,
            Optional.of(List.of(new Dimension.Named("rows"), new Dimension.Known(2)))));
  }
}
