package org.hillock.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hillock.architecture.FileRules.FileRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FilesTest {
  private static final Set<String> NOT_OURS =
      Set.of(".git", "target", "node_modules", ".idea", ".vscode", ".settings", "dist");
  private static final Map<String, String> FILES = new TreeMap<>();

  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<FileRule> RULES = FileRules.ALL;

  @BeforeAll
  static void readTheFiles() throws IOException {
    Path project = project();
    Files.walkFileTree(
        project,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            // All that is looked for is ASCII, and Latin 1 reads any bytes.
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (isOurs(file) && text.indexOf('\0') < 0) {
              FILES.put(project.relativize(file).toString(), text);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isOurs(Path path) {
    return !NOT_OURS.contains(path.getFileName().toString());
  }

  /// The folder that holds the license, here or above.
  static Path project() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("LICENSE")))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @FieldSource("RULES")
  void holds(FileRule rule) {
    List<String> seen = FILES.keySet().stream().filter(rule.about()).toList();
    assertTrue(
        seen.size() >= rule.atLeast(),
        "the rule saw %d files and expected at least %d".formatted(seen.size(), rule.atLeast()));
    assertEquals(
        List.of(),
        seen.stream().filter(name -> rule.broken().test(name, FILES.get(name))).toList());
  }

  @Test
  void eachRuleCanFail() {
    List<List<String>> bad =
        List.of(
            List.of("\n".repeat(301)),
            List.of("// " + "X".repeat(3) + ": later", "TO".concat("DO"), "FIX".concat("ME")),
            List.of("read \"" + "/" + "tmp/x\"", "at " + "/" + "work/notes", "/" + "root/.m2"),
            List.of("https://repo1".concat(".maven.org"), "registry".concat(".npmjs.org")));
    List<String> good =
        List.of(
            "\n".repeat(300),
            "HACKING, TODOs",
            "https://example.org/work/paper, target/tmp/x, ~/work/",
            "http://maven.apache.org/xsd/maven-4.0.0.xsd");
    for (int i = 0; i < bad.size(); i++) {
      FileRule rule = RULES.get(i);
      for (String text : bad.get(i)) {
        assertTrue(rule.broken().test("A.java", text), rule + " lets pass: " + text);
      }
      assertFalse(rule.broken().test("A.java", good.get(i)), rule + " refuses: " + good.get(i));
    }
  }
}
