package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareFilesTest {
  private static final String SMALL =
      "compare ../examples/iris.csv --target species --functions gelu --hidden 4 --epochs 2 ";

  @TempDir private Path folder = Path.of("");

  @Test
  void allFilesAreWrittenAndTheModelPredicts() throws IOException {
    Terminal terminal =
        Terminal.run(
            SMALL
                + "--report F/a.html --json F/a.json --csv F/a.csv --markdown F/a.md --out F/a.onnx"
                    .replace("F", folder.toString()));
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("report in " + folder.resolve("a.html")), terminal.out());
    assertTrue(Files.readString(folder.resolve("a.json")).contains("hillock-comparison/2"));
    assertTrue(Files.readString(folder.resolve("a.md")).contains("hillock compare ../examples"));
    assertTrue(Files.readString(folder.resolve("a.csv")).startsWith("function,stages,block,"));
    String page = Files.readString(folder.resolve("a.html"));
    assertTrue(page.contains("download=\"a.onnx\""));
    assertTrue(
        page.contains("b6b8efc86732bc48c9fbddba53e2c191fd4f263c0ee98e2b1b7d3543e8d2121d"),
        "the page has what sha256sum says");
    Terminal predicted =
        Terminal.run(
            "predict F/a.onnx ../examples/iris.csv --out F/p.csv".replace("F", folder.toString()));
    assertEquals(0, predicted.exitCode(), predicted.err());
    assertTrue(Files.readString(folder.resolve("p.csv")).contains("setosa"));
  }

  @Test
  void theModelKeepsTheParametersOfItsActivation() {
    assertEquals(Map.of("alpha", 0.25), ComparisonFiles.parameters("leaky_relu(alpha=0.25)"));
    assertEquals(
        Map.of("alpha", -1e-3, "beta", 2.0), ComparisonFiles.parameters("f(alpha=-1E-3, beta=2)"));
    assertEquals(Map.of(), ComparisonFiles.parameters("relu"));
  }

  @Test
  void aBadPathIsRefusedBeforeAnythingIsTrained() {
    for (String option : List.of("--report", "--json", "--csv", "--markdown", "--out")) {
      Terminal terminal = Terminal.run(SMALL + option + " nowhere/a.file");
      assertEquals(2, terminal.exitCode());
      assertEquals("", terminal.out());
      assertTrue(terminal.err().contains("create "), terminal.err());
    }
  }

  @Test
  void twoFilesOfOneNameAreRefused() {
    Terminal terminal =
        Terminal.run(SMALL + "--report F/a --json F/b/../a".replace("F", folder.toString()));
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains("give each a name of its own"), terminal.err());
  }

  @Test
  void theFingerprintOfAFolderIsThatOfItsFilesAndTheirNames() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("b"), "2");
    Files.writeString(data.resolve("a"), "1");
    String before = DataFingerprint.of(data);
    assertEquals(32, HexFormat.of().parseHex(before).length);
    assertEquals(before, DataFingerprint.of(data));
    Files.move(data.resolve("b"), data.resolve("c"));
    assertTrue(!before.equals(DataFingerprint.of(data)));
  }
}
