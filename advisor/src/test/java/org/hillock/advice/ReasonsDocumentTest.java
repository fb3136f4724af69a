package org.hillock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonsDocumentTest {
  @Test
  void theTableHasAllCausesInTheirOrder() throws IOException {
    List<String> causes =
        Files.readAllLines(Path.of("../docs/reasons.md")).stream()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.split("\\|", -1)[1].strip())
            .skip(1)
            .limit(Cause.values().length)
            .toList();
    assertEquals(Stream.of(Cause.values()).map(Cause::label).toList(), causes);
  }
}
