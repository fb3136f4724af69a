package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of docs/evidence.md says what the comparisons beside it say, and those of bundled data
/// come out again.
class DocumentedEvidenceTest {
  private static final Path DOCS = Path.of("../docs");

  @Test
  void theTableHasARowForEachComparisonWithItsAnswer() throws IOException {
    List<String> table =
        Files.readAllLines(DOCS.resolve("evidence.md")).stream()
            .filter(line -> line.startsWith("| ["))
            .toList();
    assertEquals(names().size(), table.size());
    for (String name : names()) {
      String start = "| [%s](evidence/%s.txt) |".formatted(name, name);
      String row = table.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
      String answer = "| %s |".formatted(answer(text(name)));
      assertTrue(row.contains(answer), row + " lacks " + answer);
    }
  }

  @Test
  void theCountsOfAnswersAreThoseOfTheComparisons() throws IOException {
    List<String> answers = new ArrayList<>();
    for (String name : names()) {
      answers.add(answer(text(name)));
    }
    long ties = answers.stream().filter(answer -> answer.equals("little difference")).count();
    long open = answers.stream().filter(answer -> answer.startsWith("too little data")).count();
    String sentence =
        "Of %d comparisons %d find one that is better or that relu is, %d that the choice makes little difference, and %d have too little data to say."
            .formatted(answers.size(), answers.size() - ties - open, ties, open);
    String page = Files.readString(DOCS.resolve("evidence.md")).replaceAll("\\s+", " ");
    assertTrue(page.contains(sentence), sentence);
  }

  @Test
  void theSentencesBelowTheTableHaveTheNumbersOfTheRankingAndOfTheLetters() throws IOException {
    String page = Files.readString(DOCS.resolve("evidence.md")).replaceAll("\\s+", " ");
    String ranking = Files.readString(DOCS.resolve("evidence/ranking.txt"));
    String letters = String.join("\n", text("letter"));
    assertTrue(page.contains("(p = " + found(ranking, "F\\(.*?p = ([\\d.]+):") + ")"));
    assertTrue(
        ranking.contains("\nsigmoid") && page.contains("seven of eleven and worse on three"));
    assertEquals("7 1 3", found(ranking, "sigmoid +[\\d.]+ +(\\d+ +\\d+ +\\d+)"));
    String times = found(letters, "swish_learned .* ([\\d.]+)x");
    assertTrue(page.contains("an epoch takes " + times + " times as long"), times);
    double gain = Double.parseDouble(found(letters, "swish_learned +[\\d.]+ +\\+([\\d.]+)"));
    double loss = Double.parseDouble(found(letters, "relu +([\\d.]+) +baseline"));
    assertEquals(0.1, gain / loss, 0.005, "a tenth");
  }

  private static String found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .findFirst()
        .orElseThrow()
        .group(1)
        .replaceAll(" +", " ");
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @MethodSource("bundled")
  void theDocumentedCommandGivesTheDocumentedText(String name) throws IOException {
    List<String> lines = text(name);
    List<String> words = new ArrayList<>(List.of(lines.getFirst().split(" ")));
    List<String> arguments = words.subList(2, words.size());
    arguments.set(1, "../" + arguments.get(1));
    Terminal terminal = Terminal.run(arguments.toArray(String[]::new));
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertEquals(
        Terminal.untimed(String.join("\n", lines.subList(1, lines.size()))),
        Terminal.untimed(terminal.out()));
  }

  static List<String> bundled() throws IOException {
    List<String> bundled = new ArrayList<>();
    for (String name : names()) {
      if (text(name).getFirst().contains(" examples/")) {
        bundled.add(name);
      }
    }
    return bundled;
  }

  /// The verdict of a text, in the words of the table.
  private static String answer(List<String> lines) {
    String text = String.join(" ", lines);
    if (text.contains(": the choice makes little difference")
        || text.contains("makes no difference")) {
      return "little difference";
    }
    if (text.contains("Too little data to choose")
        || text.contains("There is nothing to choose by")) {
      return "too little data";
    }
    String use = text.substring(text.indexOf("Use ") + "Use ".length());
    return "use " + use.substring(0, use.indexOf(':'));
  }

  private static List<String> text(String name) throws IOException {
    return Files.readAllLines(DOCS.resolve("evidence/" + name + ".txt"));
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("evidence"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".txt") && !file.startsWith("ranking"))
          .map(file -> file.replace(".txt", ""))
          .sorted()
          .toList();
    }
  }
}
