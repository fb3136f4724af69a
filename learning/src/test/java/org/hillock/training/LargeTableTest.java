package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Training on a table that does not fit into memory.
class LargeTableTest {
  private static final int COLUMNS = 40;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"penguins, species", "diabetes, progression"})
  void aTableOnTheDiskTrainsToTheSameParameters(String name, String target) {
    Path file = Path.of("../examples/" + name + ".csv");
    assertEquals(
        TrainsOnTable.trained(Table.read(file), target, 5),
        TrainsOnTable.trained(Table.onDisk(file), target, 5));
  }

  @Test
  void aTableOnTheDiskHasTheSameHashes() {
    Path file = Path.of("../examples/concrete.csv");
    Split memory = Split.of(Problem.of(Table.read(file), "compressive_strength"), 1);
    Split disk = Split.of(Problem.of(Table.onDisk(file), "compressive_strength"), 1);
    assertEquals(Sha256.of(memory.train()), Sha256.of(disk.train()));
    assertEquals(memory.encoder(), disk.encoder());
  }

  /// Its 328,000 cells alone would take more than is allowed.
  @Test
  void aTableLargerThanMemoryIsTrainedOn() throws Exception {
    fitsInto("-Xmx16m", 8000, 1);
  }

  @Test
  @Tag("exhaustive")
  void aTableOfAQuarterGigabyteIsTrainedOnIn64Megabytes() throws Exception {
    fitsInto("-Xmx64m", 320_000, 1);
  }

  private void fitsInto(String memory, int rows, int epochs)
      throws IOException, InterruptedException, URISyntaxException {
    Path file = write(rows);
    String out =
        JavaProcess.run(
            TrainsOnTable.class,
            List.of(memory, "-Dhillock.simd=off", "-XX:+UseSerialGC"),
            file.toString(),
            "y",
            String.valueOf(epochs));
    assertTrue(out.matches("[0-9a-f]{64}"), out);
    assertEquals(TrainsOnTable.trained(Table.read(file), "y", epochs), out);
  }

  private Path write(int rows) throws IOException {
    Draws draws = Draws.of(5);
    Path file = folder.resolve("large.csv");
    try (BufferedWriter text = Files.newBufferedWriter(file)) {
      for (int c = 0; c < COLUMNS; c++) {
        text.write("x" + c + ",");
      }
      text.write("y\n");
      for (int row = 0; row < rows; row++) {
        double sum = 0;
        for (int c = 0; c < COLUMNS; c++) {
          double value = draws.uniform((long) row * COLUMNS + c);
          sum += c % 3 * value;
          text.write(value + ",");
        }
        text.write(sum + "\n");
      }
    }
    return file;
  }
}
