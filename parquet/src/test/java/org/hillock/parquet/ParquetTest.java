package org.hillock.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files were written by DuckDB 2.0.0.
class ParquetTest {
  private static final Path FILES = Path.of("src/test/resources");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "gzip", "uncompressed"})
  void penguinsAreTheSameAsInCsv(String codec) {
    Path file = FILES.resolve("penguins_" + codec + ".parquet");
    Table csv = Table.read(Path.of("../examples/penguins.csv"));
    Table memory = Table.read(file);
    assertEquals(csv.names(), memory.names());
    assertEquals(memory, Table.onDisk(file));
    Split expected = Split.of(Problem.of(csv, "species"), 1);
    for (Table table : List.of(memory, Table.onDisk(file))) {
      Split split = Split.of(Problem.of(table, "species"), 1);
      assertEquals(expected.encoder(), split.encoder());
      assertArrayEquals(expected.train().inputs(), split.train().inputs());
      assertArrayEquals(expected.train().targets(), split.train().targets());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "i8, -7, ''",
    "i16, 300, 300",
    "i32, -2000000000, -2000000000",
    "i64, 9007199254740993, 9007199254740993",
    "u64, 18446744073709551615, 18446744073709551615",
    "u32, 4000000000, 4000000000",
    "f32, 0.1, 0.1",
    "f64, 0.1, NaN",
    "dec, -12.340, -12.340",
    "bigdec, 12345678901234567890.50, 12345678901234567890.50",
    "flag, true, false",
    "txt, été, ''",
    "day, 2012-01-31, 2012-01-31",
    "moment, 2012-01-31T01:02:03, 2012-01-31T01:02:03",
    "clock, 01:02:03, 01:02:03",
    "id, 123e4567-e89b-12d3-a456-426614174000, 123e4567-e89b-12d3-a456-426614174000"
  })
  void valuesOfEachTypeBecomeCells(String column, String first, String second) {
    Table table = Table.read(FILES.resolve("types.parquet"));
    assertEquals(new Column(column, List.of(first, second)), table.column(column).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "struct, column \"point\" of struct.parquet holds lists or records",
    "list, column \"many\" of list.parquet holds lists or records",
    "binary, column \"bytes\" of binary.parquet holds bytes without a meaning",
    "empty, empty.parquet has no rows",
    "iris_zstd, write it with snappy or gzip"
  })
  void whatIsNoTableIsRefusedByName(String file, String fact) {
    refused(FILES.resolve(file + ".parquet"), fact);
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(FILES.resolve("penguins_snappy.parquet"));
    for (int length : List.of(4, 9, 100, whole.length / 2, whole.length - 1)) {
      refused(write(Arrays.copyOf(whole, length)), "is no whole Parquet file");
    }
    byte[] noise = whole.clone();
    Arrays.fill(noise, 40, 600, (byte) 0x7f);
    refused(write(noise), "Parquet");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.parquet"), bytes);
  }

  private static void refused(Path file, String fact) {
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> Table.read(file)).getMessage());
    assertTrue(message.contains(fact), message);
  }
}
