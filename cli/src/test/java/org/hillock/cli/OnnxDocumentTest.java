package org.hillock.cli;

import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.relu;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hillock.network.Architecture;
import org.hillock.network.Network;
import org.hillock.onnx.OnnxFile;
import org.hillock.onnx.export.NetworkForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/onnx.md` is true: its commands print what it shows, and its keys are those of a file.
class OnnxDocumentTest {
  private static final String DOCUMENT = "docs/onnx.md";

  @TempDir private Path folder = Path.of("");

  @Test
  void theCommandsPrintWhatIsShownAndTheFileHasTheKeys() throws IOException {
    String block = String.join("", Documents.blocks(DOCUMENT, "console"));
    for (String part : block.split("(?m)^\\$ \\./hillock ", -1)) {
      if (!part.isBlank()) {
        String[] lines = part.split("\n", 2);
        Terminal terminal = Terminal.run(placed(lines[0]));
        assertEquals(0, terminal.exitCode(), terminal.err());
        assertEquals(lines[1], terminal.out().replace(folder + "/", ""));
      }
    }
    List<String> documented =
        Pattern.compile("(?m)^\\| `(hillock\\.[^`]+)`")
            .matcher(Files.readString(Documents.ROOT.resolve(DOCUMENT)))
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();
    Path model = folder.resolve("penguins.onnx");
    assertEquals(documented, List.copyOf(OnnxFile.read(model).metadata().keySet()));
  }

  @Test
  void aChangedFileIsComputedAsOneOfOthers() throws IOException {
    Path model = folder.resolve("iris.onnx");
    Terminal.run(
        "train ../examples/iris.csv --target species --epochs 3 --hidden 4 --out " + model);
    byte[] bytes = Files.readAllBytes(model);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("hillock.network") + 2] = 'L';
    Path changed = Files.write(folder.resolve("changed.onnx"), bytes);
    Path out = folder.resolve("out.csv");
    Terminal predicted =
        Terminal.run("predict %s ../examples/iris.csv --out %s".formatted(changed, out));
    assertEquals(0, predicted.exitCode(), predicted.err());
    assertTrue(predicted.out().startsWith("note: changed.onnx was changed"), predicted.out());
    assertEquals(
        "species,probabilities[0],probabilities[1],probabilities[2]",
        Files.readAllLines(out).getFirst());
    Terminal evaluated = Terminal.run("evaluate %s ../examples/iris.csv".formatted(changed));
    assertEquals(2, evaluated.exitCode());
    assertTrue(evaluated.err().contains("was changed after Hillock wrote it"), evaluated.err());

    Path lacking = Files.writeString(folder.resolve("lacking.csv"), "sepal_length_cm\n1\n");
    Terminal refused = Terminal.run("predict %s %s --out x.csv".formatted(changed, lacking));
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("lacking.csv has no column"), refused.err());
  }

  @Test
  void aModelOfOthersTakesColumnsAndArrays() throws IOException {
    Network network = Architecture.of(inputs(2), dense(3), relu(), dense(1)).network(1);
    Path model =
        Files.write(
            folder.resolve("other.onnx"),
            OnnxFile.bytes(NetworkForm.model(network, OptionalLong.empty())));
    Path csv = Files.writeString(folder.resolve("rows.csv"), "a,name,b\n1,x,2\n3,y,-4\n");
    String expected =
        "output\n%s\n%s\n"
            .formatted(
                network.outputs(new float[] {1, 2}, 1)[0],
                network.outputs(new float[] {3, -4}, 1)[0]);
    Path out = folder.resolve("out.csv");
    Terminal columns = Terminal.run("predict %s %s --out %s".formatted(model, csv, out));
    assertEquals(0, columns.exitCode(), columns.err());
    assertTrue(columns.out().contains("the columns a, b, in this order"), columns.out());
    assertEquals(expected, Files.readString(out).replace("\r", ""));

    ByteBuffer npy = ByteBuffer.allocate(128 + 32).order(ByteOrder.LITTLE_ENDIAN);
    npy.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }";
    npy.put(
        (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
    npy.putDouble(1).putDouble(2).putDouble(3).putDouble(-4);
    Path array = Files.write(folder.resolve("rows.npy"), npy.array());
    Terminal rows = Terminal.run("predict %s %s --out %s".formatted(model, array, out));
    assertEquals(0, rows.exitCode(), rows.err());
    assertEquals(expected, Files.readString(out).replace("\r", ""));
    Path wide = Files.writeString(folder.resolve("wide.csv"), "a,b,c\n1,2,3\n");
    Terminal refused = Terminal.run("predict %s %s --out %s".formatted(model, wide, out));
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("takes 2 numbers a row, and wide.csv has 3"), refused.err());
  }

  @Test
  void anUnknownOpsetIsRefusedBeforeTheTraining() {
    Terminal refused =
        Terminal.run(
            "train ../examples/iris.csv --target species --opset 99 --out " + folder + "/m.onnx");
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("opset 13 to 24, not 99"), refused.err());
  }

  private String[] placed(String command) {
    return command
        .replace("examples/", "../examples/")
        .replaceAll(" ([\\w-]+\\.(onnx|csv))", " " + folder + "/$1")
        .split(" ");
  }
}
