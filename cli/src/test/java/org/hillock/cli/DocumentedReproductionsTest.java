package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.reproduction.Reproduction;
import org.hillock.reproduction.Reproductions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What docs/reproductions shows is what the program says today, to the last digit.
///
/// The quick ones are run in each build, the others with `-Pexhaustive`; those on Fashion-MNIST
/// want the folder of its files in the property `hillock.fashion`.
class DocumentedReproductionsTest {
  private static final Path DOCS = Path.of("../docs/reproductions");

  @ParameterizedTest
  @MethodSource("quick")
  void theQuickCommandsSayWhatIsDocumented(String name) throws IOException {
    assertReproduced(name);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("slow")
  void theOthersDoToo(String name) throws IOException {
    assertReproduced(name);
  }

  private static void assertReproduced(String name) throws IOException {
    List<String> lines = Files.readAllLines(DOCS.resolve(name + ".txt"));
    String fashion = System.getProperty("hillock.fashion", "");
    assumeTrue(
        !lines.getFirst().contains("fashion-mnist") || !fashion.isEmpty(),
        "no -Dhillock.fashion=FOLDER");
    String command =
        lines
            .getFirst()
            .replace("$ ./hillock ", "")
            .replace("examples/", "../examples/")
            .replace("fashion-mnist", fashion);
    Terminal terminal = Terminal.run(command);
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertEquals(String.join("\n", lines.subList(1, lines.size())), terminal.out().strip());
  }

  @Test
  void theOverviewHasAllOfThemAndRepeatsTheirVerdicts() throws IOException {
    List<String> overview = Files.readAllLines(Path.of("../docs/reproductions.md"));
    for (Reproduction reproduction : Reproductions.all()) {
      String name = reproduction.claim().name();
      List<String> lines = Files.readAllLines(DOCS.resolve(name + ".txt"));
      String verdict = lines.getLast().replace(name + ": ", "");
      String start = "| [%s](reproductions/%s.txt) |".formatted(name, name);
      String end = "| %s |".formatted(verdict);
      assertTrue(
          overview.stream().anyMatch(row -> row.startsWith(start) && row.endsWith(end)),
          start + " ... " + end);
    }
  }

  static List<String> quick() throws IOException {
    return all(true);
  }

  static List<String> slow() throws IOException {
    return all(false);
  }

  private static List<String> all(boolean quick) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(DOCS)) {
      for (Path file : files.sorted().toList()) {
        String command = Files.readAllLines(file).getFirst();
        boolean isQuick = command.contains("--quick") || !command.contains("--data");
        if (isQuick == quick) {
          names.add(file.getFileName().toString().replace(".txt", ""));
        }
      }
    }
    return names;
  }
}
