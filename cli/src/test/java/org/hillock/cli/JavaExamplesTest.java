package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples in Java compile, train, and print to the last digit what the documents show.
class JavaExamplesTest {
  private static final List<String> OF_THE_README =
      List.of("FirstNetwork", "CompareActivations", "OwnFunction");
  private static final String COMMAND =
      "$ java --add-modules jdk.incubator.vector -cp \"cli/target/lib/*\" examples/";

  @TempDir private Path folder = Path.of("");

  @Test
  void theReadmeShowsTheFiles() throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : OF_THE_README) {
      files.add(source(name));
    }
    assertEquals(files, Documents.blocks("README.md", "java"));
  }

  static Stream<Arguments> shown() throws IOException {
    List<Arguments> shown = new ArrayList<>();
    List<String> ofTheReadme = Documents.blocks("README.md", "text");
    for (int i = 0; i < OF_THE_README.size(); i++) {
      shown.add(Arguments.of(OF_THE_README.get(i), ofTheReadme.get(i)));
    }
    for (String block : Documents.blocks("examples/README.md", "console")) {
      String[] lines = block.split("\n", 2);
      String file = lines[0].substring(COMMAND.length());
      assertEquals(COMMAND + file, lines[0]);
      shown.add(Arguments.of(file.replace(".java", ""), lines[1]));
    }
    try (Stream<Path> files = Files.list(Documents.ROOT.resolve("examples"))) {
      assertEquals(files.filter(file -> file.toString().endsWith(".java")).count(), shown.size());
    }
    return shown.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shown")
  void anExamplePrintsWhatTheDocumentShows(String name, String expected) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve(name + ".java"), source(name).replace("examples/", "../examples/"));
    Documents.compile(List.of(file), folder);
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      var main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    assertEquals(expected, printed.toString(StandardCharsets.UTF_8));
  }

  private static String source(String name) throws IOException {
    return Files.readString(Documents.ROOT.resolve("examples/" + name + ".java"));
  }
}
