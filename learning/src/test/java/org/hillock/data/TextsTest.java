package org.hillock.data;

import static org.hillock.data.ProblemTest.assertMessage;
import static org.hillock.data.Tables.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void charactersThatOccurTwiceInTheTrainingRowsAreTheVocabulary() {
    Texts texts = texts(256, "abba", "éé", "😀x😀", "", "cc");
    Feature.Characters learned = Feature.Characters.of(texts, 0, 1, 2, 3);
    assertEquals(new Feature.Characters("text", "abé😀", 4), learned);
    assertEquals(5, learned.size());
  }

  @Test
  void textsBecomePositionsInTheVocabulary() {
    Encoder encoder =
        new Encoder(
            List.of(new Feature.Characters("text", "ab😀", 3)),
            new TargetCoding.Classes("y", Task.BINARY, List.of("0", "1")));
    Dataset data = encoder.encode(texts(256, "b", "", "a😀z", "aaaa").table());
    assertEquals(List.of(3), data.shape());
    assertEquals(OptionalInt.of(4), encoder.vocabulary());
    assertArrayEquals(new float[] {2, 0, 0, 0, 0, 0, 1, 3, 0, 1, 1, 1}, data.inputs());
    assertArrayEquals(new int[] {1, 1, 3, 3}, data.lengths().orElseThrow());
    assertEquals(
        List.of(
            "column \"text\": 1 of 1 texts are longer than 3 characters; their ends are cut off."),
        encoder.inputs(Tables.of(column("text", "abab"))).notes());
  }

  @Test
  void cutTextsAreCounted() {
    String[] many = IntStream.range(0, 20).mapToObj(i -> "x".repeat(i + 1)).toArray(String[]::new);
    Problem problem = Problem.of(texts(8, many), List.of("y"), Optional.empty());
    assertEquals(
        List.of("12 of 20 texts are longer than 8 characters; their ends are cut off."),
        problem.notes());
    assertEquals(8, Split.of(problem, 1).train().features());
  }

  @Test
  void wordsThatWouldBeMissingCellsAreText() {
    Texts texts = texts(256, "Nan", "null");
    assertEquals("ln", Feature.Characters.of(texts, 0, 1).vocabulary());
  }

  @Test
  void firstNamesAreUnderstood() {
    Table table = Table.read(Path.of("../examples/first_names.csv"));
    Problem problem =
        Problem.of(new Texts(table, "name", Texts.LONGEST), List.of("class"), Optional.empty());
    Split split = Split.of(problem, 1);
    assertEquals(Task.BINARY, problem.task());
    assertEquals(8008, problem.rows());
    assertEquals(List.of(), problem.notes());
    int size = split.encoder().vocabulary().orElseThrow();
    int steps = split.train().features();
    assertEquals(List.of(steps), split.train().shape());
    int[] lengths = split.train().lengths().orElseThrow();
    float[] inputs = split.train().inputs();
    for (int row = 0; row < lengths.length; row++) {
      for (int step = 0; step < steps; step++) {
        float index = inputs[row * steps + step];
        assertTrue(index >= 0 && index < size && (step < lengths[row] || index == 0));
      }
    }
  }

  @Test
  void whatCannotBeReadAsTextIsSaid() {
    Table table = texts(256, "a", "b").table();
    assertMessage(() -> new Texts(table, "txt", 9), "unknown column \"txt\"", "\"text\"");
    assertMessage(() -> new Texts(table, "text", 0), "cut to 0 characters");
    assertMessage(
        () -> Problem.of(new Texts(table, "text", 9), List.of("text"), Optional.empty()),
        "unknown column \"text\"");
  }

  private static Texts texts(int longest, String... texts) {
    Column y = column("y", texts.length, row -> row % 2);
    return new Texts(Tables.of(new Column("text", List.of(texts)), y), "text", longest);
  }
}
