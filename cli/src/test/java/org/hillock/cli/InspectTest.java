package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
import org.hillock.onnx.Payload;
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
  void weightsBesideAModelAreReadOnlyIfAskedFor() throws IOException {
    float[] weights = {1, 0, 0, 1, 1, 1};
    ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(weights);
    Files.write(folder.resolve("weights.bin"), bytes.array());
    Tensor beside =
        new Tensor(
            "w",
            ElementType.FLOAT,
            List.of(2L, 3L),
            new Payload.External("weights.bin", 0, weights.length * 4L));
    Path model = folder.resolve("beside.onnx");
    Files.write(
        model,
        OnnxFile.bytes(
            new OnnxModel(
                8,
                Map.of("", 17L),
                new OnnxModel.Producer("test", "1"),
                new Graph(
                    "g",
                    List.of(
                        new Node("", "MatMul", "", List.of("x", "w"), List.of("h"), Map.of()),
                        new Node("", "Relu", "", List.of("h"), List.of("y"), Map.of())),
                    List.of(floats("x", 2)),
                    List.of(floats("y", 3)),
                    List.of(beside),
                    List.of()),
                List.of(),
                Map.of())));
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "a,b\n1,2\n-3,1\n");
    Path out = folder.resolve("out.csv");
    String[] predict = {"predict", model.toString(), rows.toString(), "--out", out.toString()};
    Terminal refused = Terminal.run(predict);
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("--external-data"), refused.err());
    assertFalse(Files.exists(out));
    Terminal asked =
        Terminal.run(
            "predict",
            model.toString(),
            rows.toString(),
            "--out",
            out.toString(),
            "--external-data");
    assertEquals(0, asked.exitCode(), asked.err());
    assertEquals(List.of("y[0],y[1],y[2]", "3.0,2.0,2.0", "0.0,1.0,1.0"), Files.readAllLines(out));
  }

  private static Declaration floats(String name, int width) {
    return new Declaration(
        name,
        new ValueType.OfTensor(
            ElementType.FLOAT,
            Optional.of(List.of(new Dimension.Open(), new Dimension.Known(width)))));
  }

  @Test
  void rowsShowWhatEachActivationDoes() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "a,b\n1,2\n-3,1\n0,0\n");
    Terminal terminal = Terminal.run("inspect", model("out").toString(), "--data", rows.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("On 3 rows\n"), terminal.out());
    assertTrue(terminal.out().contains("0 of 2"), terminal.out());
    assertTrue(
        terminal.out().contains("note: the input \"in\" is the columns a, b, in this order"),
        terminal.out());
  }

  @Test
  void anArrayGoesToTheInputThatIsNamedOrToTheOnlyOne() throws IOException {
    Path rows = folder.resolve("rows.npy");
    Files.write(rows, array("<f8", "(2, 2)", 1, 2, -3, 4));
    for (String data : List.of(rows.toString(), "in=" + rows)) {
      Terminal terminal = Terminal.run("inspect", model("out").toString(), "--data", data);
      assertEquals(0, terminal.exitCode(), terminal.err());
      assertTrue(terminal.out().contains("On 2 rows\n"), terminal.out());
    }
    Terminal missing = Terminal.run("inspect", model("out").toString(), "--data", "nowhere.npy");
    assertEquals(2, missing.exitCode());
    assertTrue(missing.err().contains("nowhere.npy cannot be read"), missing.err());
  }

  /// An array of doubles as NumPy saves it.
  private static byte[] array(String type, String shape, double... values) {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + Double.BYTES * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  @Test
  void emptyCellsAreNotNumbersAndItSaysSo() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "a,b\n1,2\n-3,\n");
    Terminal terminal = Terminal.run("inspect", model("out").toString(), "--data", rows.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("  not-finite: "), terminal.out());
  }

  @Test
  void whatRowsShowIsInTheJsonAndOnThePage() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "a,b\n1,2\n-3,1\n0,0\n");
    Path json = folder.resolve("model.json");
    Path page = folder.resolve("model.html");
    Terminal terminal =
        Terminal.run(
            "inspect",
            model(NASTY).toString(),
            "--data",
            rows.toString(),
            "--json",
            json.toString(),
            "--report",
            page.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    String written = Files.readString(json);
    assertTrue(written.contains("\"count\" : 3"), written);
    assertTrue(written.contains("\"silentUnits\" : 0"), written);
    String html = Files.readString(page);
    assertTrue(html.contains("What each activation does"), html);
    assertFalse(html.contains("<b>"), html);
    assertFalse(html.contains("\u001b"), html);
  }

  @Test
  void imagesAreScaledWhereTheModelLeavesTheirSizeOpen() {
    Terminal terminal =
        Terminal.run(
            "inspect",
            "../examples/models/ppocr_v2_cls.onnx",
            "--data",
            "../examples/models/rows/text-lines",
            "--size",
            "48x96");
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("On 6 rows\n"), terminal.out());
    assertTrue(
        terminal
            .out()
            .contains("is the images as channels x height x width, brightness from 0 to 1"),
        terminal.out());
  }

  @Test
  void columnsThatDoNotFillAnImageAreRefused() {
    Terminal terminal =
        Terminal.run(
            "inspect", "../examples/models/ppocr_v2_cls.onnx", "--data", "../examples/iris.csv");
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains("a row of 4 numbers does not fill"), terminal.err());
  }

  @Test
  void aModelOfOursTakesRawRows() {
    Path file = folder.resolve("iris.onnx");
    Terminal trained =
        Terminal.run(
            "train",
            "../examples/iris.csv",
            "--target",
            "species",
            "--epochs",
            "2",
            "--out",
            file.toString());
    assertEquals(0, trained.exitCode(), trained.err());
    Terminal terminal = Terminal.run("inspect", file.toString(), "--data", "../examples/iris.csv");
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("On 150 rows\n"), terminal.out());
  }

  @Test
  void anEngineThatIsNotThereIsNamedWithHowToGetIt() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "a,b\n1,2\n");
    Terminal terminal =
        Terminal.run(
            "inspect",
            model("out").toString(),
            "--data",
            rows.toString(),
            "--engine",
            "onnxruntime");
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains("tools/with-onnxruntime"), terminal.err());
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
