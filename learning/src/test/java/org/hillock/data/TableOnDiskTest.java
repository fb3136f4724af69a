package org.hillock.data;

import static org.hillock.data.ProblemTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A table in a temporary file is the same as one in memory.
class TableOnDiskTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"penguins", "iris", "concrete", "yeast", "first_names"})
  void cellsLinesAndNotesAreThoseInMemory(String name) {
    Path file = Path.of("../examples/" + name + ".csv");
    Table disk = Table.onDisk(file);
    assertTrue(disk.isOnDisk());
    assertEquals(Table.read(file), disk);
  }

  /// Many batches of rows, with cells that are empty, long, quoted over lines, or not ASCII.
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 7, 40000", "3, 300, 1500", "4, 3, 9"})
  void anyTableIsReadTheSame(int seed, int columns, int rows) throws IOException {
    Draws draws = Draws.of(seed);
    List<String> pieces =
        List.of("", "1", "-2.50", "été", "\"a\nb\"", "\"c,\"\"d\"", " e ", "x".repeat(70));
    List<String> lines = new ArrayList<>();
    lines.add(IntStream.range(0, columns).mapToObj(c -> "c" + c).collect(Collectors.joining(",")));
    for (int row = 0; row < rows; row++) {
      long at = (long) row * columns;
      lines.add(
          IntStream.range(0, columns)
              .mapToObj(c -> c == 0 ? "r" : pieces.get(draws.below(at + c, pieces.size())))
              .collect(Collectors.joining(",")));
    }
    Path file = Files.write(folder.resolve("t.csv"), lines);
    Table memory = Table.read(file);
    Table disk = Table.onDisk(file);
    assertEquals(memory, disk);
    int[] some = IntStream.range(0, rows).filter(row -> row % 3 == 0).toArray();
    assertEquals(memory.select(some), disk.select(some));
    assertTrue(disk.select(some).isOnDisk());
  }

  @ParameterizedTest
  @CsvSource({
    "penguins, species",
    "concrete, compressive_strength",
    "breast_cancer, diagnosis",
    "diabetes, progression"
  })
  void splitsHaveTheSameBits(String name, String target) {
    Path file = Path.of("../examples/" + name + ".csv");
    Problem memory = Problem.of(Table.read(file), target);
    Problem disk = Problem.of(Table.onDisk(file), target);
    assertEquals(memory.inputs(), disk.inputs());
    assertEquals(memory.notes(), disk.notes());
    Split first = Split.of(memory, 3);
    Split second = Split.of(disk, 3);
    assertEquals(first.encoder(), second.encoder());
    assertInstanceOf(RowStore.OnDisk.class, second.train().store());
    same(first.train(), second.train());
    same(first.validation(), second.validation());
    same(first.test(), second.test());
  }

  private static void same(Dataset first, Dataset second) {
    assertArrayEquals(first.inputs(), second.inputs());
    assertArrayEquals(first.targets(), second.targets());
    float[] row = new float[first.features() + 2];
    second.copyInputs(first.rows() - 1, 1, row, 2);
    assertEquals(first.inputs()[first.inputs().length - 1], row[row.length - 1]);
  }

  @Test
  void rowsWithoutTargetAreLeftOut() throws IOException {
    Path file = table("y", 40, row -> row % 7 == 3 ? "NA" : String.valueOf(row % 2));
    Problem problem = Problem.of(Table.onDisk(file), "y");
    assertEquals(34, problem.rows());
    assertEquals(List.of("6 of 40 rows are left out, their target is missing."), problem.notes());
  }

  @Test
  void lateErrorsNameTheirLine() throws IOException {
    int rows = 50_000;
    Path bad = table("y", rows, row -> row == rows - 2 ? "oops" : String.valueOf(row * 0.5));
    assertMessage(
        () -> Problem.of(Table.onDisk(bad), List.of("y"), Optional.of(Task.REGRESSION)),
        "line 50000 of t.csv, column \"y\": \"oops\" is not a number, but 49999 other cells");
    Path quoted = table("y", rows, row -> row == 17 ? "\"a\nb\"" : row == rows - 2 ? "1,2" : "3");
    assertMessage(() -> Table.onDisk(quoted), "line 50001 of t.csv has 3 cells, the header has 2");
    Path open = table("y", rows, row -> row == rows - 2 ? "\"1" : "3");
    assertMessage(
        () -> Table.onDisk(open), "the quote opened in line 50000 of t.csv is never closed");
    Path empty = Files.writeString(folder.resolve("e.csv"), "a,b\n");
    assertMessage(() -> Table.onDisk(empty), "e.csv has a header and no rows");
  }

  private Path table(String name, int rows, IntFunction<String> cell) throws IOException {
    List<String> lines = new ArrayList<>(List.of("x," + name));
    IntStream.range(0, rows).forEach(row -> lines.add(row + "," + cell.apply(row)));
    return Files.write(folder.resolve("t.csv"), lines);
  }
}
