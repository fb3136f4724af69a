package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankTest {
  private static final String QUICK = " --epochs 2 --hidden 4 --functions gelu,tanh,relu";

  @TempDir private Path folder = Path.of("");

  @Test
  void comparisonsOfTwoDataSetsAreRankedAndTheReportHasThem() throws IOException {
    List<String> files = compared("--keep-all");
    Path report = folder.resolve("ranks.html");
    Path json = folder.resolve("ranks.json");
    List<String> arguments = new ArrayList<>(List.of("rank"));
    arguments.addAll(files);
    arguments.addAll(List.of("--report", report.toString(), "--json", json.toString()));
    Terminal terminal = Terminal.run(arguments.toArray(String[]::new));
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(
        terminal.out().startsWith("2 data sets, 3 functions, beside relu by log_loss or rmse\n"),
        terminal.out());
    assertTrue(terminal.out().contains("2 data sets are too few to choose by"), terminal.out());
    assertTrue(Files.readString(report).contains("linnerud.csv → Weight, Waist, Pulse"));
    assertTrue(Files.readString(json).contains("\"format\" : \"hillock-ranking/1\""));
    assertEquals(
        terminal.out(),
        Terminal.run(("rank " + String.join(" ", files)).split(" ")).out(),
        "the same files give the same ranks");

    Terminal twice = Terminal.run("rank", files.getFirst(), files.getFirst());
    assertEquals(2, twice.exitCode());
    assertTrue(twice.err().contains("which would count twice; leave one out"), twice.err());
  }

  /// The commands of the document, in their order; the last one's output is shown.
  @Test
  void theDocumentShowsWhatIsPrinted() throws IOException {
    String block = Documents.blocks("docs/evidence.md", "console").getFirst();
    int last = block.lastIndexOf("$ ./hillock ");
    String shown = block.substring(block.indexOf("\n", last) + 1);
    Terminal terminal = new Terminal(1, "", "");
    for (String line : block.lines().filter(line -> line.startsWith("$ ")).toList()) {
      String command =
          line.substring("$ ./hillock ".length())
              .replaceAll(" > .*", "")
              .replace("examples/", "../examples/")
              .replace("runs/", folder + "/");
      terminal = Terminal.run(command);
      assertEquals(0, terminal.exitCode(), terminal.err());
    }
    assertEquals(shown, terminal.out());
  }

  @Test
  void whatIsNoComparisonIsRefused() throws IOException {
    Path missing = folder.resolve("missing.json");
    Terminal none = Terminal.run("rank", missing.toString(), missing.toString());
    assertEquals(2, none.exitCode());
    assertEquals(
        "hillock rank: %s is not a file; give a file that hillock compare --json wrote.\n"
            .formatted(missing),
        none.err());
    Path other = Files.writeString(folder.resolve("other.json"), "{}");
    Terminal wrong = Terminal.run("rank", other.toString(), other.toString());
    assertEquals(2, wrong.exitCode());
    assertFalse(wrong.err().contains("fault"), wrong.err());
  }

  private List<String> compared(String option) {
    List<String> files = new ArrayList<>();
    for (String data :
        List.of("iris.csv --target species", "linnerud.csv --target Weight,Waist,Pulse")) {
      String file = folder.resolve(data.split("\\.", -1)[0] + ".json").toString();
      Terminal terminal =
          Terminal.run("compare ../examples/" + data + QUICK + " " + option + " --json " + file);
      assertEquals(0, terminal.exitCode(), terminal.err());
      files.add(file);
    }
    return files;
  }
}
