package org.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The data sets that come with the project.
class ExamplesTest {
  @ParameterizedTest
  @CsvSource({
    // file, targets, task, rows, columns to predict from, inputs, outputs
    "penguins, species, MULTICLASS, 344, 7, 11, 3",
    "iris, species, MULTICLASS, 150, 4, 4, 3",
    "breast_cancer, diagnosis, BINARY, 569, 30, 30, 1",
    "digits, digit, MULTICLASS, 1797, 61, 61, 10",
    "concrete, compressive_strength, REGRESSION, 1030, 8, 8, 1",
    "diabetes, progression, REGRESSION, 442, 10, 10, 1",
    "linnerud, Weight Waist Pulse, REGRESSION, 20, 3, 3, 3",
    "yeast, label#, MULTILABEL, 2417, 103, 103, 14"
  })
  void exampleIsUnderstood(
      String file, String targets, Task task, int rows, int columns, int inputs, int outputs) {
    List<String> names =
        targets.endsWith("#")
            ? IntStream.rangeClosed(1, outputs).mapToObj(i -> "label" + i).toList()
            : List.of(targets.split(" "));
    Table table = Table.read(Path.of("../examples/" + file + ".csv"));
    Problem problem = Problem.of(table, names, Optional.empty());
    Split split = Split.of(problem, 1);

    assertEquals(rows, table.rows());
    assertEquals(task, problem.task());
    assertEquals(columns, problem.inputs().size());
    assertEquals(outputs, split.test().outputs());
    assertEquals(rows, split.train().rows() + split.validation().rows() + split.test().rows());
    assertEquals(inputs, split.train().features());
  }
}
