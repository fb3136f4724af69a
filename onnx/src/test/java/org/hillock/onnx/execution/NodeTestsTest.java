package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tests of the ONNX project pass, but for those that the document names.
class NodeTestsTest {
  private static final Path DOCUMENT = Path.of("../docs/onnx-node-tests.md");
  private static final String LISTS = "\n## ";

  static List<NodeTest> computed() {
    return NodeTest.all().stream().filter(test -> test.reason().isEmpty()).toList();
  }

  static List<NodeTest> refused() {
    return NodeTest.all().stream().filter(test -> !test.reason().isEmpty()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("computed")
  void itPasses(NodeTest test) {
    test.run();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void itIsRefused(NodeTest test) {
    assertThrows(InvalidInputException.class, test::run);
  }

  @Test
  void theDocumentNamesThemAll() throws IOException {
    StringBuilder lists = new StringBuilder();
    lists.append("Computed, and right: %d%n%n%s%n".formatted(computed().size(), names(computed())));
    Map<String, List<NodeTest>> reasons =
        refused().stream()
            .collect(Collectors.groupingBy(NodeTest::reason, TreeMap::new, Collectors.toList()));
    reasons.forEach((reason, tests) ->
        lists.append(
            "%sNot computed, as %s: %d%n%n%s%n"
                .formatted(LISTS, reason, tests.size(), names(tests))));
    String document = Files.readString(DOCUMENT);
    int start = document.indexOf(LISTS) + LISTS.length();
    if (Boolean.getBoolean("hillock.rewrite")) {
      document = document.substring(0, start) + lists;
      Files.writeString(DOCUMENT, document);
    }
    assertEquals(lists.toString(), document.substring(start));
    assertTrue(document.contains("runs %d of them".formatted(NodeTest.all().size())));
  }

  private static String names(List<NodeTest> tests) {
    return tests.stream().map(NodeTest::name).collect(Collectors.joining("\n- ", "- ", ""));
  }
}
