package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"svg, <svg", "png, PNG", "pdf, %PDF", "SVG, <svg"})
  void theEndingOfTheNameDecides(String ending, String start) throws IOException {
    Path file = folder.resolve("curves." + ending);
    for (String command :
        List.of(
            "plot gelu",
            "plot gelu tanh --log",
            "plot elu --param alpha=2 --from -3 --to 1.5",
            "plot softmax",
            "cheatsheet")) {
      Terminal terminal = Terminal.run(command + " --out " + file);
      assertEquals(0, terminal.exitCode(), terminal.err());
      assertTrue(terminal.out().startsWith("wrote " + file), terminal.out());
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertTrue(content.substring(0, 9).contains(start), content.substring(0, 9));
    }
  }

  @Test
  void theCheatSheetIsAlsoAPage() throws IOException {
    Path file = folder.resolve("sheet.html");
    Terminal terminal = Terminal.run("cheatsheet --out " + file);
    assertEquals("wrote " + file + "\n", terminal.out());
    assertTrue(Files.readString(file).startsWith("<!DOCTYPE html>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plot gleu --out {}/a.svg @ unknown activation function \"gleu\"; did you mean \"gelu\"?",
        "plot gelu --out {}/a.gif @ let its name end in .svg or .png or .pdf",
        "plot gelu --out {}/a @ let its name end in",
        "plot gelu --out {}/svg @ let its name end in",
        "plot gelu --out {}/none/a.svg @ does not exist; create",
        "plot gelu --out {} @ let its name end in",
        "plot gelu @ --out",
        "plot --out {}/a.svg @ NAME",
        "plot gelu --from 2 --to 1 --out {}/a.svg @ --from has to be less than --to",
        "plot gelu --from two --out {}/a.svg @ two",
        "plot gelu softmax --out {}/a.svg @ softmax works on whole rows",
        "plot gelu tanh --param alpha=1 --out {}/a.svg @ of one function",
        "plot elu --param alfa=1 --out {}/a.svg @ did you mean \"alpha\"?",
        "plot relu gelu elu selu mish tanh sine cube --out {}/a.svg @ 8 functions",
        "cheatsheet --out {}/a.doc @ let its name end in .html or .svg or .png or .pdf",
        "cheatsheet --out {}/none/a.html @ does not exist; create"
      })
  void whatCannotBeDoneIsSaidInOneSentenceAndNothingIsWritten(String test) throws IOException {
    String[] parts = test.replace("{}", folder.toString()).split(" @ ", 2);
    Terminal terminal = Terminal.run(parts[0]);
    assertEquals(2, terminal.exitCode(), terminal.err());
    assertTrue(terminal.err().contains(parts[1]), terminal.err());
    assertEquals("", terminal.out());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
