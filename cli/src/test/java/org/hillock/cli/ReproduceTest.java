package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hillock.reproduction.Reproduction;
import org.hillock.reproduction.Reproductions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproduceTest {
  private static final String CONCRETE = "--data ../examples/concrete.csv";

  @Test
  void withoutANameAllAreListed() {
    Terminal terminal = Terminal.run("reproduce");
    assertEquals(0, terminal.exitCode());
    for (Reproduction reproduction : Reproductions.all()) {
      assertTrue(terminal.out().contains(reproduction.claim().name()), terminal.out());
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Terminal one = Terminal.run("reproduce gelu-map --threads 1");
    Terminal three = Terminal.run("reproduce gelu-map --threads 3");
    assertEquals(0, one.exitCode(), one.err());
    assertEquals(one.out(), three.out());
    String rule = "reproduce rule-1 --quick --target compressive_strength " + CONCRETE;
    assertEquals(
        Terminal.run(rule + " --threads 1").out(), Terminal.run(rule + " --threads 3").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reproduce rule-7                          | did you mean "rule-
          reproduce rule-1                          | needs data; name them, such as --data
          reproduce gelu-map --quick                | leave out --data and --quick
          reproduce rule-1 --data ../examples/concrete.csv | name a column with --target
          reproduce rule-1 --data ../examples       | without IDX files of training images
          reproduce rule-1 --data nowhere.csv --target x | nowhere.csv
          reproduce rule-2 --data ../examples/concrete.csv --target compressive_strength | is regression
          reproduce gelu-map --threads 0            | 0 threads cannot work
          """)
  void whatCannotBeIsSaid(String command, String reason) {
    Terminal terminal = Terminal.run(command);
    assertEquals(2, terminal.exitCode(), terminal.err());
    assertTrue(terminal.err().contains(reason), terminal.err());
  }
}
