package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sentence transformer that is too large to lie in examples; the artifact of Maven Central that
/// docs/inspect.md names has it.
class InspectedTransformerTest {
  private static final String MODEL = "all-minilm-l6-v2-q.onnx";

  @TempDir private Path folder = Path.of("");

  @Test
  void theDocumentShowsWhatTheCommandPrints() throws IOException {
    List<String> blocks =
        Documents.blocks("docs/inspect.md", "text").stream()
            .filter(block -> block.startsWith("$ ./hillock inspect " + MODEL))
            .toList();
    assertEquals(1, blocks.size());
    String[] parts = blocks.getFirst().split("\n", 2);
    Path model = folder.resolve(MODEL);
    try (InputStream stream = ClassLoader.getSystemResourceAsStream(MODEL)) {
      Files.copy(Objects.requireNonNull(stream), model);
    }
    String[] arguments =
        parts[0]
            .substring("$ ./hillock ".length())
            .replace(MODEL, model.toString())
            .replace("examples/", "../examples/")
            .split(" ", -1);
    Terminal terminal = Terminal.run(arguments);
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertEquals(parts[1], terminal.out());
    assertTrue(terminal.out().contains("     6  gelu\n"), terminal.out());
  }
}
