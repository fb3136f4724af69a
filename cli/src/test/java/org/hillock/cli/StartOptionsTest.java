package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.data.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--init` and `--scaling` from the command line to the answers.
class StartOptionsTest {
  @TempDir private Path folder = Path.of("");

  private Path data = Path.of("");

  @BeforeEach
  void writeData() throws IOException {
    List<String> lines = new ArrayList<>(List.of("a,b,kind"));
    for (int i = 0; i < 60; i++) {
      lines.add("%d,%s,%s".formatted(1000 * i, i % 5 == 0 ? "" : i % 7, i < 30 ? "low" : "high"));
    }
    data = Files.write(folder.resolve("rows.csv"), lines);
  }

  @Test
  void unscaledInputsAreRememberedByTheModel() throws IOException {
    Path model = train("--scaling none --epochs 3");
    assertTrue(Files.readString(model, StandardCharsets.ISO_8859_1).contains("UNSCALED_NUMBER"));
    Path out = folder.resolve("p.csv");
    Terminal predicted = Terminal.run("predict %s %s --out %s".formatted(model, data, out));
    assertEquals(0, predicted.exitCode(), predicted.err());
    assertEquals(60, Table.read(out).rows());
    Terminal evaluated = Terminal.run("evaluate %s %s".formatted(model, data));
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    assertFalse(
        Files.readString(train("--scaling standard --epochs 3"), StandardCharsets.ISO_8859_1)
            .contains("UNSCALED"));
  }

  @Test
  void unscaledPixelsAreRememberedByTheModel() throws IOException {
    ImageFiles.write(folder, "train", 90);
    Path test = ImageFiles.write(folder, "t10k", 30);
    Path model = folder.resolve("my.onnx");
    Terminal trained =
        Terminal.run("train %s --scaling none --epochs 2 --out %s".formatted(folder, model));
    assertEquals(0, trained.exitCode(), trained.err());
    assertTrue(Files.readString(model, StandardCharsets.ISO_8859_1).contains("UNSCALED_IMAGE"));
    Terminal evaluated = Terminal.run("evaluate %s %s".formatted(model, test));
    assertEquals(0, evaluated.exitCode(), evaluated.err());
  }

  @Test
  void theUsualStartIsGainCorrectedAndAnotherChangesTheModel() throws IOException {
    String usual = Files.readString(train("--epochs 2"), StandardCharsets.ISO_8859_1);
    assertEquals(
        usual,
        Files.readString(train("--epochs 2 --init gain-corrected"), StandardCharsets.ISO_8859_1));
    assertNotEquals(
        usual,
        Files.readString(train("--epochs 2 --init normal=0.01"), StandardCharsets.ISO_8859_1));
  }

  @Test
  void aComparisonSaysHowItStartedWhereThatIsUnusual() {
    String compare =
        "compare %s --target kind --functions tanh --epochs 1 --hidden 4 ".formatted(data);
    Terminal unusual = Terminal.run(compare + "--init gain=3 --scaling none");
    assertEquals(0, unusual.exitCode(), unusual.err());
    assertTrue(
        unusual.out().contains("hidden layers 4, weights gain=3, inputs not scaled; "),
        unusual.out());
    Terminal usual = Terminal.run(compare);
    assertTrue(usual.out().contains("hidden layers 4; "), usual.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--init hee | unknown initialization \"hee\"; did you mean \"he\"?",
        "--init gain | initialization gain needs a number behind gain=",
        "--init glorot-normal --network lstm --steps a..b | glorot-normal starting values are for dense layers, and there is",
        "--scaling off | unknown scaling \"off\"; known: standard, none.",
      })
  void whatCannotBeIsRefused(String options, String reason) {
    for (String command : List.of("train %s --out x.onnx", "compare %s")) {
      Terminal refused =
          Terminal.run(command.formatted(data) + " --target kind --epochs 1 " + options);
      assertEquals(2, refused.exitCode());
      assertTrue(refused.err().contains(": " + reason), refused.err());
    }
  }

  private Path train(String options) {
    Path model = folder.resolve("my.onnx");
    Terminal trained =
        Terminal.run("train %s --target kind --out %s %s".formatted(data, model, options));
    assertEquals(0, trained.exitCode(), trained.err());
    return model;
  }
}
