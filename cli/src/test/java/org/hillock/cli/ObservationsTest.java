package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.probe.Journal;
import org.hillock.probe.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theCommandOfTheDocumentWritesBothAndChangesNothing() throws IOException {
    String command =
        Documents.blocks("docs/observations.md", "").getFirst().lines().findFirst().orElseThrow();
    assertTrue(command.startsWith("./hillock train "), command);
    Terminal observed = train(command);
    assertEquals(0, observed.exitCode(), observed.err());
    byte[] model = Files.readAllBytes(folder.resolve("iris.onnx"));
    Terminal alone = train(command.replaceAll(" --(tensorboard|observations) \\S+", ""));
    assertArrayEquals(model, Files.readAllBytes(folder.resolve("iris.onnx")));
    assertEquals(alone.out(), observed.out());
    List<String> lines = Files.readAllLines(folder.resolve("runs/iris.jsonl"));
    assertTrue(lines.getFirst().contains("\"occasion\":\"birth\",\"step\":0"), lines.getFirst());
    assertTrue(lines.get(1).contains("\"occasion\":\"batch\",\"step\":1,"), lines.get(1));
    assertTrue(lines.getLast().contains("\"occasion\":\"end\""), lines.getLast());
    try (Stream<Path> files = Files.list(folder.resolve("runs/iris"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertEquals(1, names.size());
      assertTrue(names.getFirst().matches("events\\.out\\.tfevents\\.\\d{10}\\..*\\.hillock"));
    }
  }

  private Terminal train(String command) throws IOException {
    Files.createDirectories(folder.resolve("runs"));
    return Terminal.run(
        command
            .replace("./hillock ", "")
            .replace("examples/", "../examples/")
            .replace("runs/", folder + "/runs/")
            .replace("iris.onnx", folder + "/iris.onnx")
            .split(" "));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefused() throws IOException {
    Terminal terminal =
        train(
            "./hillock train examples/iris.csv --target species --out iris.onnx --observations runs/no/where.jsonl");
    assertNotEquals(0, terminal.exitCode());
    assertTrue(terminal.err().contains("where.jsonl"), terminal.err());
  }

  /// The training is worth more than what is written of it.
  @Test
  void aDiskThatIsFullEndsTheObservationsOnly() {
    int[] tries = new int[1];
    Journal full =
        (occasion, observation) -> {
          tries[0]++;
          throw new UncheckedIOException("cannot write", new IOException("no space"));
        };
    Observation empty = new Observation(0, 0, 1, 0, List.of());
    try (Observations observations = new Observations(List.of(full), new TerminalLine())) {
      observations.write(Journal.Occasion.BIRTH, empty);
      observations.write(Journal.Occasion.END, empty);
    }
    assertEquals(1, tries[0]);
  }
}
