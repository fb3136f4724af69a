package org.hillock.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {
  @TempDir private Path folder;

  static Stream<Arguments> readable() {
    List<List<String>> plain = List.of(List.of("a", "b"), List.of("1", "2"));
    return Stream.of(
        argumentSet("plain", "a,b\n1,2\n", plain),
        argumentSet("byte order mark", "\ufeffa,b\n1,2\n", plain),
        argumentSet("CR LF", "a,b\r\n1,2\r\n", plain),
        argumentSet("CR", "a,b\r1,2\r", plain),
        argumentSet("no final newline", "a,b\n1,2", plain),
        argumentSet("semicolons", "a;b\n1;2\n", plain),
        argumentSet("tabs", "a\tb\n1\t2\n", plain),
        argumentSet("vertical bars", "a|b\n1|2\n", plain),
        argumentSet("blank lines", "\n \na,b\n\n1,2\n   \n\n", plain),
        argumentSet("blanks around cells", "a , b\n 1,2 \n", plain),
        argumentSet("all quoted", "\"a\",\"b\"\n\"1\",\"2\"\n", plain),
        argumentSet(
            "separators in a quoted header",
            "\"a;b;c;d\",\"e\"\n1,2\n",
            List.of(List.of("a;b;c;d", "e"), List.of("1", "2"))),
        argumentSet(
            "quoted newline",
            "a,b\n\"x\ny\",2\n",
            List.of(List.of("a", "b"), List.of("x\ny", "2"))),
        argumentSet(
            "doubled quotes",
            "a,b\n\"he said \"\"hi\"\"\",2\n",
            List.of(List.of("a", "b"), List.of("he said \"hi\"", "2"))),
        argumentSet(
            "a quote inside an unquoted cell",
            "a,b\nx\"y,2\n",
            List.of(List.of("a", "b"), List.of("x\"y", "2"))),
        argumentSet(
            "not ASCII", "größe,名前\n½,😀\n", List.of(List.of("größe", "名前"), List.of("½", "😀"))),
        argumentSet(
            "formulas stay text",
            "a,b\n=1+1,@x\n",
            List.of(List.of("a", "b"), List.of("=1+1", "@x"))),
        argumentSet(
            "empty cells",
            "a,b\n,\n\"\",2\n",
            List.of(List.of("a", "b"), List.of("", ""), List.of("", "2"))));
  }

  @ParameterizedTest
  @MethodSource
  void readable(String text, List<List<String>> cells) throws IOException {
    Table table = read(text);
    assertEquals(cells.getFirst(), table.names());
    assertEquals(
        cells.subList(1, cells.size()),
        IntStream.range(0, table.rows())
            .mapToObj(row -> table.columns().stream().map(c -> c.cells().get(row)).toList())
            .toList());
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        rejected("empty", "", "t.csv is empty"),
        rejected("blank", " \n\n", "t.csv is empty"),
        rejected("byte order mark only", "\ufeff", "t.csv is empty"),
        rejected("header only", "a,b\n", "t.csv has a header and no rows"),
        rejected(
            "short row",
            "a,b,c\n1,2,3\n4,Berlin\n",
            "line 3 of t.csv has 2 cells, the header has 3",
            "is a quote or a comma missing after \"Berlin\"?"),
        rejected(
            "short row after a quoted newline",
            "a,b,c\n\"x\ny\",2,3\n\n4\n",
            "line 5 of t.csv has 1 cell,"),
        rejected(
            "row where a quote swallowed the next",
            "a;b;c\n1;\"Berlin;3\n4;Bonn\";6;7\n8;9;10\n",
            "line 2 of t.csv has 4 cells, the header has 3",
            "semicolon must stand in double quotes"),
        rejected("long row", "a,b\n1,2,3\n", "line 2 of t.csv has 3 cells, the header has 2"),
        rejected(
            "quote never closed",
            "a,b\n\"x,2\n3,4\n",
            "quote opened in line 2 of t.csv is never closed"),
        rejected(
            "quote never closed in a row of several lines",
            "a,b\n1,\"x\n\ny\"\n\"p\r\nq\",\"zz\n",
            "quote opened in line 6 of t.csv is never closed"),
        rejected(
            "text after a closing quote",
            "a,b\n1,2\n\"x\"y,2\n",
            "line 3 of t.csv goes on after its closing quote",
            "must be doubled"),
        rejected("same name twice", "a,b,a\n1,2,3\n", "columns 1 and 3", "both named \"a\""),
        rejected("nameless column", "a,,c\n1,2,3\n", "column 2 of t.csv has no name", "line 1"),
        rejected("NUL", "a,b\n1\0,2\n", "line 2 of t.csv holds a NUL byte"),
        rejected("cell of 3 MB", "1".repeat(3_000_000), "cell in line 1", "million characters"),
        rejected(
            "quote that swallows the rest of a large file",
            "a,b\n1,2\n\"3,4\n" + "5,6\n".repeat(400_000),
            "cell in line 3 of t.csv is longer than a million characters",
            "is a quote not closed"),
        rejected("10,001 columns", ",".repeat(10_000), "line 1 of t.csv has more than 10000 cells"),
        rejected("zip", "PK\3\4....", "t.csv is a zip archive or an Excel workbook"),
        rejected("Parquet", "PAR1\025....", "t.csv is a Parquet file"),
        rejected("PDF", "%PDF-1.4", "t.csv is a PDF document"));
  }

  private static Arguments rejected(String name, String text, String... fragments) {
    return argumentSet(name, text, List.of(fragments));
  }

  @ParameterizedTest
  @MethodSource
  void rejected(String text, List<String> fragments) {
    assertRejected(text.getBytes(UTF_8), fragments.toArray(String[]::new));
  }

  @Test
  void otherEncodingsAreNamed() {
    assertRejected("a,b\n1,2\n".getBytes(UTF_16), "t.csv is UTF-16 text", "in UTF-8");
    assertRejected("\ufeffa,b\n1,2\n".getBytes(UTF_16LE), "t.csv is UTF-16 text");
    assertRejected("a,b\n1,2\n".getBytes(UTF_16LE), "t.csv is UTF-16 text");
    assertRejected("a,b\n1,2\r\nnaïve,4".getBytes(ISO_8859_1), "line 3 of t.csv is not UTF-8");
    assertRejected("a,b\n1,2\n3,é".getBytes(ISO_8859_1), "line 3 of t.csv is not UTF-8");
    assertRejected(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "t.csv is compressed by gzip");
    // Beyond the first buffer, and cut by its end.
    String lines = "1,2\n".repeat(50_000);
    assertRejected(("a,b\n" + lines + "ï").getBytes(ISO_8859_1), "line 50002 of t.csv");
    assertRejected(("a,b\n" + lines + "1,\0").getBytes(UTF_8), "line 50002 of t.csv holds a NUL");
  }

  @Test
  void charactersAcrossTheBufferEndSurvive() throws IOException {
    for (int shift = 0; shift < 4; shift++) {
      String cells = "x".repeat(shift) + "😀".repeat(40_000);
      assertEquals(cells, read("a\n" + cells + "\n").columns().getFirst().cells().getFirst());
    }
  }

  @Test
  void missingFilesSuggestTheNearest() throws IOException {
    Files.writeString(folder.resolve("churn.csv"), "a\n1\n");
    assertMessage(folder.resolve("chrun.csv"), "there is no file", "did you mean \"churn.csv\"?");
    assertMessage(folder.resolve("penguins.csv"), "there is no file", "known: churn.csv");
    assertMessage(folder.resolve("no/x.csv"), "there is no folder", "no");
    assertMessage(folder, folder + " is a folder");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertMessage(empty.resolve("x.csv"), "there is no file", "holds no CSV file");
  }

  @Test
  void aMillionQuotesAreReadInLinearTime() {
    // Measured 0.03 s; a quadratic reader takes minutes.
    Table table =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> read("a\n" + "\"".repeat(1_000_000) + "\n"));
    assertEquals(499_999, table.columns().getFirst().cells().getFirst().length());
  }

  @Test
  void rowsKnowTheirLines() throws IOException {
    Table table = read("a,b\n\n1,\"x\n\ny\"\n2,z\n");
    assertEquals(List.of(3, 6), table.lines());
    assertEquals(List.of(6), table.select(1).lines());
    assertEquals("line 6 of t.csv, column \"b\": \"z\"", table.place(1, table.columns().get(1)));
  }

  @Test
  void notesTellOfOddReadings() throws IOException {
    assertEquals(List.of(), read("a,b\n1,2\n").notes());
    assertEquals(List.of("cells are separated by semicolon."), read("a;b\n1;2\n").notes());
    assertTrue(read("1,2\n3,4\n").notes().getFirst().startsWith("all column names are numbers"));
  }

  @Test
  void repeatedCellsShareTheirText() throws IOException {
    List<String> cells = read("a\nmale\nfemale\nmale\n").columns().getFirst().cells();
    assertSame(cells.get(0), cells.get(2));
  }

  @Test
  void tableOfColumnsIsChecked() {
    Column a = new Column("a", List.of("1", "2"));
    assertEquals(List.of(2, 3), Table.of("x", List.of(a)).lines());
    assertThrows(IllegalArgumentException.class, () -> Table.of("x", List.of(a, a)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Table.of("x", List.of(a, new Column("b", List.of("1")))));
  }

  private Table read(String text) throws IOException {
    return Table.read(Files.writeString(folder.resolve("t.csv"), text));
  }

  private void assertRejected(byte[] content, String... fragments) {
    Path path = folder.resolve("t.csv");
    try {
      Files.write(path, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertMessage(path, fragments);
  }

  private static void assertMessage(Path path, String... fragments) {
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> Table.read(path)).getMessage());
    assertTrue(
        Stream.of(fragments).allMatch(message::contains),
        () -> message + " lacks one of " + Stream.of(fragments).collect(Collectors.joining(" | ")));
  }
}
