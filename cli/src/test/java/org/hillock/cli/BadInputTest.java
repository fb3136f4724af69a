package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each bad input gives one clear message, exit code 2, no stack trace, and nothing half-written;
/// what only looks unusual is read.
class BadInputTest {
  private static final List<String> SMALL =
      List.of("--functions", "gelu", "--epochs", "2", "--hidden", "4");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedFiles")
  void aFileThatCannotBeUsedIsRefusedInOneSentence(
      String what, String content, List<String> fragments) throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), content);
    assertRefused(fragments, data, List.of());
  }

  static Stream<Arguments> refusedFiles() {
    return Stream.of(
        refused("empty file", "", "data.csv", "empty"),
        refused("header only", "x,y\n", "data.csv", "header"),
        refused("ragged rows", rows(20) + "1\n", "line 22", "1 cell", "2"),
        refused("unclosed quote", rows(20) + "\"1,a\n2,b\n", "quote", "line 22"),
        refused("unknown target", rows(20).replace("x,y", "x,yy"), "\"y\"", "known: x, yy"),
        refused("one class", rows(20).replace(",b", ",a"), "\"y\"", "a"),
        refused("a class with one row", rows(20) + "1,c\n", "\"c\"", "1 row"),
        refused("infinity", rows(20) + "inf,a\n", "line 22", "\"x\"", "inf"),
        refused("overflow", rows(20) + "1e999,a\n", "line 22", "\"x\"", "1e999"),
        refused("text among numbers", rows(20) + "seven,a\n", "line 22", "\"x\"", "seven"),
        refused(
            "decimal comma", rows(20).replace(",", ";").replaceAll("(\\d+);", "$1,5;"), "decimal"),
        refused(
            "duplicate headers",
            rows(20).replace("x,y", "y,y"),
            "\"y\"",
            "columns 1 and 2",
            "rename"),
        refused("nameless column", rows(20).replace("x,y", ",y"), "column 1"),
        refused("no column left", "y\n" + "a\nb\n".repeat(10), "column"),
        refused("too few rows", rows(8), "8 rows", "10"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acceptedFiles")
  void aFileThatOnlyLooksUnusualIsRead(String what, String content, String note)
      throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), content);
    Terminal terminal = compare(data, List.of());
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().replaceAll("\\s+", " ").contains(note), terminal.out());
  }

  static Stream<Arguments> acceptedFiles() {
    return Stream.of(
        Arguments.of("byte order mark", "\ufeff" + rows(40), "40 rows, 1 column -> y"),
        Arguments.of("CRLF", rows(40).replace("\n", "\r\n"), "40 rows"),
        Arguments.of("semicolon", rows(40).replace(",", ";"), "40 rows"),
        Arguments.of("tab", rows(40).replace(",", "\t"), "40 rows"),
        Arguments.of("no final newline", rows(40).strip(), "40 rows"),
        Arguments.of(
            "non-ASCII", rows(40).replace(",a", ",größer").replace(",b", ",çà"), "40 rows"),
        Arguments.of("quoted comma", rows(40).replace(",a", ",\"a, or b\""), "40 rows"),
        Arguments.of("quoted newline", rows(40).replace(",a", ",\"a\nor b\""), "40 rows"),
        Arguments.of("missing cells", rows(40) + "NaN,a\n,b\nNA,a\n", "43 rows"),
        Arguments.of("missing target", rows(40) + "1,\n", "1 of 41 rows are left out"),
        Arguments.of("constant column", wide(40, "7"), "it is constant"),
        Arguments.of("91 % missing", sparse(100), "91"));
  }

  @Test
  void aMissingFileSuggestsTheNearest() throws IOException {
    Files.writeString(folder.resolve("penguins.csv"), rows(20));
    Terminal terminal = compare(folder.resolve("penguin.csv"), List.of());
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains("penguins.csv"), terminal.err());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedOptions")
  void anOptionThatCannotBeUsedIsRefusedInOneSentence(List<String> options, List<String> fragments)
      throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), rows(40));
    assertRefused(fragments, data, options);
  }

  static Stream<Arguments> refusedOptions() {
    return Stream.of(
        option("--blocks 0,1,10", "0 blocks for screening", "at least 2"),
        option("--blocks many", "--blocks", "many"),
        option("--threads 0", "--threads is 0"),
        option("--epochs 0", "epochs 0", "at least 1"),
        option("--hidden 0", "--hidden is 0"),
        option("--hidden 100000,100000", "parameters", "narrower"),
        option("--functions gleu", "\"gleu\"", "did you mean \"gelu\"?"),
        option("--functions step", "step cannot be trained", "slope is 0"),
        option("--metric rmse", "\"rmse\"", "log_loss"),
        option("--task sorting", "\"sorting\"", "multiclass"),
        option("--task regression", "\"a\"", "number"),
        option("--json nowhere/out.json", "nowhere", "create"),
        option("--sedes 3", "--sedes"));
  }

  @Test
  void anUnknownTargetSuggestsTheNearest() {
    Terminal terminal = Terminal.run("compare ../examples/penguins.csv --target specis");
    assertEquals(2, terminal.exitCode());
    assertEquals(
        "hillock compare: unknown column \"specis\"; did you mean \"species\"?\n", terminal.err());
  }

  @Test
  void anUnknownCommandAndAMissingTargetAreExplained() throws IOException {
    Terminal unknown = Terminal.run("compaer");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("compare"), unknown.err());
    Path data = Files.writeString(folder.resolve("data.csv"), rows(20));
    Terminal untargeted = Terminal.run("compare", data.toString());
    assertEquals(2, untargeted.exitCode());
    assertTrue(untargeted.err().contains("--target"), untargeted.err());
  }

  @Test
  void stepAmongOthersIsLeftOutWithTheReason() throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), rows(40));
    Terminal terminal = compare(data, List.of("--functions", "step,tanh"));
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.err().contains("left out: step cannot be trained"), terminal.err());
    assertTrue(terminal.out().contains("tanh"));
  }

  private void assertRefused(List<String> fragments, Path data, List<String> options)
      throws IOException {
    Path json = folder.resolve("out.json");
    List<String> all =
        options.contains("--json")
            ? options
            : Stream.concat(options.stream(), Stream.of("--json", json.toString())).toList();
    Terminal terminal = compare(data, all);
    assertEquals(2, terminal.exitCode(), terminal.err());
    assertEquals("", terminal.out());
    assertFalse(terminal.err().contains("\tat "), terminal.err());
    assertTrue(terminal.err().startsWith("hillock compare: "), terminal.err());
    for (String fragment : fragments) {
      assertTrue(terminal.err().contains(fragment), "\"" + fragment + "\" in " + terminal.err());
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(data), left.toList(), "nothing is left half-written");
    }
  }

  private static Terminal compare(Path data, List<String> options) {
    List<String> arguments =
        Stream.of(
                List.of("compare", data.toString(), "--target", "y"),
                SMALL.stream().filter(word -> !overridden(word, options)).toList(),
                options)
            .flatMap(List::stream)
            .toList();
    return Terminal.run(arguments.toArray(String[]::new));
  }

  /// A usual option, or the value after it, that these options give another value.
  private static boolean overridden(String word, List<String> options) {
    int at = SMALL.indexOf(word);
    return options.contains(SMALL.get(at - at % 2));
  }

  private static Arguments refused(String what, String content, String... fragments) {
    return Arguments.of(what, content, List.of(fragments));
  }

  private static Arguments option(String options, String... fragments) {
    return Arguments.of(List.of(options.split(" ")), List.of(fragments));
  }

  /// Two columns, a number and one of two classes.
  private static String rows(int n) {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < n; i++) {
      text.append(i).append(i % 3 == 0 ? ",a\n" : ",b\n");
    }
    return text.toString();
  }

  private static String wide(int n, String constant) {
    return rows(n).replace("x,y", "x,c,y").replaceAll("(?m)^(\\d+),", "$1," + constant + ",");
  }

  /// Column s has a number in 9 of 100 rows.
  private static String sparse(int n) {
    StringBuilder text = new StringBuilder("x,s,y\n");
    for (int i = 0; i < n; i++) {
      text.append(i).append(i < n * 9 / 100 ? "," + i : ",").append(i % 3 == 0 ? ",a\n" : ",b\n");
    }
    return text.toString();
  }
}
