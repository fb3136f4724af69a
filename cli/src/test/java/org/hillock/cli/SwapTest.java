package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapTest {
  private static final String MODEL = "../examples/models/iris.onnx";
  private static final String ROWS = " --data ../examples/iris.csv";

  @TempDir private Path folder = Path.of("");

  @Test
  void aSwappedModelIsWrittenAndHasTheNewFunction() throws IOException {
    Path out = folder.resolve("new.onnx");
    Path json = folder.resolve("new.json");
    Terminal swapped =
        Terminal.run(
            "inspect "
                + MODEL
                + ROWS
                + " --swap gelu=relu --target species --out "
                + out
                + " --json "
                + json);
    assertEquals(0, swapped.exitCode(), swapped.err());
    assertTrue(swapped.out().contains("gelu replaced by relu in 2 places"), swapped.out());
    assertTrue(Files.readString(json).contains("\"otherClass\""));
    Terminal again = Terminal.run("inspect " + out + ROWS + " --swap gelu=relu --target species");
    assertTrue(
        again.err().contains("the model has no gelu; it has relu (2), softmax (1)."), again.err());
  }

  @Test
  void whatIsMissingIsSaid() {
    assertRefused(" --swap gelu=relu", "name a file of them with --data");
    assertRefused(
        ROWS + " --swap gelu=relu --fine-tune", "name the column of the data with --target");
    assertRefused(ROWS + " --swap gelu=relu --target petal", "has no column \"petal\"");
    assertRefused(ROWS + " --fine-tune", "say what to replace with --swap");
    assertRefused(ROWS + " --swap gelu=rellu", "rellu");
  }

  private static void assertRefused(String options, String part) {
    Terminal terminal = Terminal.run("inspect " + MODEL + options);
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains(part), terminal.err());
  }
}
