package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.activation.Activations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents are true: commands print what they show, and a function is added as they say.
class CommandsOfTheDocumentsTest {
  private static final Path ROOT = Documents.ROOT;
  private static final Path FUNCTIONS =
      Path.of("activation/src/main/java/org/hillock/activation/function");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void aCommandPrintsWhatTheDocumentShows(String command, String expected) throws IOException {
    Path docs = Files.createDirectories(folder.resolve("docs/pictures")).getParent();
    String[] arguments =
        command
            .replace("examples/", "../examples/")
            .replace("docs/", docs + "/")
            .replace("runs/", folder + "/runs/")
            .replaceAll("(?<=--out )(?=\\w+\\.(model|onnx))", folder + "/")
            .split(" ");
    Terminal terminal = Terminal.run(arguments);
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertEquals(
        Terminal.untimed(expected),
        Terminal.untimed(terminal.out())
            .replace(folder + "/", "")
            .replace("../examples/", "examples/"));
    assertWritten();
  }

  /// What a command wrote into docs is what is there; with `-Dhillock.rewrite=true` it is copied
  /// there. The bytes of a PDF depend on the machine's compression.
  private void assertWritten() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("docs")).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Path there = ROOT.resolve(folder.relativize(file));
        if (Boolean.getBoolean("hillock.rewrite")) {
          Files.createDirectories(there.toAbsolutePath().getParent());
          Files.copy(file, there, StandardCopyOption.REPLACE_EXISTING);
        }
        assertTrue(
            there.toString().endsWith(".pdf") || Files.mismatch(file, there) == -1,
            there + " is stale; write it anew: tools/write-pages");
      }
    }
  }

  static Stream<Arguments> commands() throws IOException {
    List<Arguments> found = new ArrayList<>();
    List<String> documents =
        List.of(
            "README.md",
            "CONTRIBUTING.md",
            "ARCHITECTURE.md",
            "docs/preflight.md",
            "docs/diagnosis.md",
            "docs/diagnose.md",
            "docs/advise.md",
            "docs/swap.md",
            "docs/inspect.md",
            "docs/per-layer.md");
    for (String document : documents) {
      for (String block : Documents.blocks(document, "console")) {
        Pattern.compile("(?m)^\\$ \\./hillock ")
            .splitAsStream(block)
            .filter(part -> !part.isBlank())
            .map(part -> part.split("\n", 2))
            .forEach(part -> found.add(Arguments.of(part[0], part[1])));
      }
    }
    assertTrue(found.size() >= 4, "the README shows commands");
    return found.stream();
  }

  /// The numbers of functions that the README states.
  @Test
  void theReadmeCountsTheFunctions() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    long exact = Activations.elementwise().filter(f -> f.kernel().isPresent()).count();
    assertTrue(readme.contains("each of " + exact + " functions"), "exact: " + exact);
    assertTrue(readme.contains("lists all " + Activations.all().size()), "all");
  }

  /// The function of CONTRIBUTING.md is added to a copy of the sources: one file and one line.
  @Test
  void aFunctionIsAddedByOneFileAndOneLine() throws Exception {
    List<String> blocks = Documents.blocks("CONTRIBUTING.md", "java");
    assertEquals(2, blocks.size());
    Path main = Path.of("activation/src/main/java");
    Path copy = folder.resolve("copy");
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve(main))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (!file.endsWith("module-info.java")) {
          Path to = copy.resolve(ROOT.resolve(main).relativize(file));
          Files.createDirectories(to.getParent());
          sources.add(Files.copy(file, to));
        }
      }
    }
    Path list = copy.resolve("org/hillock/activation/Activations.java");
    String before = Files.readString(list);
    String line = blocks.get(1);
    String after = before.replace("          new Tanh(),\n", "          new Tanh(),\n" + line);
    assertEquals(before.lines().count() + 1, after.lines().count());
    Files.writeString(
        list,
        after.replace(
            "function.Tanh;\n",
            "function.Tanh;\nimport org.hillock.activation.function.BentIdentity;\n"));
    Path added = copy.resolve(Path.of("activation/src/main/java").relativize(FUNCTIONS));
    sources.add(Files.writeString(added.resolve("BentIdentity.java"), blocks.get(0)));
    Documents.compile(sources, folder);

    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass("org.hillock.activation.Activations");
      Object bent = type.getMethod("named", String.class).invoke(null, "bent identity");
      assertEquals(1.2071068f, bent.getClass().getMethod("at", float.class).invoke(bent, 1f));
      List<?> all = (List<?>) type.getMethod("all").invoke(null);
      assertEquals(Activations.all().size() + 1, all.size());
    }
  }
}
