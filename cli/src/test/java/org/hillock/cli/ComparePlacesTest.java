package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `compare --per-layer` and `--where`.
class ComparePlacesTest {
  private static final String IRIS =
      "compare ../examples/iris.csv --target species --epochs 8 --rates 1,3 --functions tanh,sine ";

  @TempDir private Path folder = Path.of("");

  @Test
  void layersAreSearchedWithTheSameResultWhateverTheThreads() {
    Terminal one = Terminal.run(IRIS + "--hidden 5,5 --per-layer --threads 1");
    Terminal three = Terminal.run(IRIS + "--hidden 5,5 --per-layer --threads 3");
    assertEquals(0, one.exitCode(), one.err());
    assertTrue(layers(one).endsWith(" mixes tried over 2 layers."), one.out());
    assertEquals(layers(one), layers(three));
  }

  /// What is said of the layers, in one line.
  private static String layers(Terminal terminal) {
    return terminal
        .out()
        .lines()
        .dropWhile(line -> !line.startsWith("Layer by layer: "))
        .takeWhile(line -> !line.isBlank())
        .collect(Collectors.joining(" "));
  }

  @Test
  void oneLayerLeavesNothingToSearch() {
    Terminal terminal = Terminal.run(IRIS + "--hidden 5 --per-layer");
    assertEquals(
        "Layer by layer: the network has one place for the activation, so there is nothing to search.",
        layers(terminal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lstm | gates | relu,hard_sigmoid | hard_sigmoid | sigmoid",
        "gru | gates | all | gaussian | sigmoid",
        "gru | cells | softsign,prelu | softsign | tanh",
        "lstm | cells | relu | relu | tanh",
      })
  void gatesAndCellsAreComparedOnSequences(
      String network, String where, String functions, String compared, String baseline)
      throws IOException {
    Terminal terminal =
        Terminal.run(
            "compare %s --target kind --steps t0..t2 --epochs 2 --rates 1 --no-lint --network %s --where %s --functions %s"
                .formatted(sequences(), network, where, functions));
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains(where + " of " + network), terminal.out());
    assertTrue(terminal.out().matches("(?s).*\n *" + compared + " .*"), terminal.out());
    assertTrue(terminal.out().matches("(?s).*\n *" + baseline + " .*"), terminal.out());
    assertTrue(
        terminal.out().contains(where.equals("gates") ? " at the gates" : " in the cells"),
        terminal.out());
  }

  @Test
  void whatDoesNotFitIsLeftOutWithTheReason() throws IOException {
    String command =
        "compare %s --target kind --steps t0..t2 --epochs 1 --rates 1 --no-lint --network lstm --where gates --functions "
            .formatted(sequences());
    Terminal terminal = Terminal.run(command + "relu,hard_sigmoid");
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(
        terminal
            .err()
            .contains(
                "left out: relu has values from 0 to infinity, and a gate lets through a share from 0 to 1; take one such as hard_sigmoid."),
        terminal.err());
    Terminal none = Terminal.run(command + "relu");
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("there is only sigmoid to compare"), none.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--where gates | mlp has no gates to compare functions at: those are the places of lstm and gru; take --network lstm or gru",
        "--where cells --hidden 4 | mlp has no cells to compare functions at",
        "--where gate | unknown place in --where \"gate\"; did you mean \"gates\"?",
      })
  void otherPlacesAreRefused(String options, String message) {
    Terminal terminal = Terminal.run(IRIS + options);
    assertEquals(2, terminal.exitCode(), terminal.out());
    assertTrue(terminal.err().contains(message), terminal.err());
  }

  private Path sequences() throws IOException {
    List<String> lines = new ArrayList<>(List.of("t0,t1,t2,kind"));
    for (int i = 0; i < 40; i++) {
      lines.add(i % 2 == 0 ? "1," + i + ",3,up" : "3," + i + ",,down");
    }
    return Files.write(folder.resolve("rows.csv"), lines);
  }
}
