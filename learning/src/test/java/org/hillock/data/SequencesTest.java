package org.hillock.data;

import static org.hillock.data.ProblemTest.assertMessage;
import static org.hillock.data.Tables.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequencesTest {
  private static final Layout LINES = new Layout.Lines("id", "day");

  /// Three sequences of 2, 1 and 3 steps, whose rows are mixed.
  private static final Table SMALL =
      Tables.of(
          column("id", "a b a c c c"),
          column("day", "2 1 1 30 10 20"),
          column("v", "20 5 10 3 1 2"),
          column("k", "x y x y x _"),
          column("y", "1 0 _ 1 1 1"));

  @Test
  void rowsAreGatheredByIdAndOrderedByStep() {
    Sequences some = Sequences.of(SMALL, LINES);
    assertEquals(3, some.rows());
    assertArrayEquals(new int[] {0, 2, 3, 6}, some.starts());
    assertEquals(List.of("10", "20", "5", "1", "2", "3"), cells(some.steps(), "v"));
    assertEquals(List.of("a", "b", "c"), cells(some.whole(), "id"));
    assertEquals(List.of(4, 2, 3, 6, 7, 5), some.steps().lines());
    assertEquals(List.of("1", "0", "1"), cells(some.answers(List.of("y")), "y"));
    assertEquals(
        List.of(
            "1 of 3 sequences skip numbers of column \"day\"; only the order of the steps counts."),
        some.notes());
  }

  @Test
  void stepsAreStandardizedOverThoseThereAreAndPaddedWithZeros() {
    Feature.Series series =
        new Feature.Series(
            LINES,
            3,
            List.of(
                new Feature.Numeric("v", 1, 2, false),
                new Feature.Categorical("k", List.of("", "x", "y"))));
    Encoder encoder =
        new Encoder(List.of(series), new TargetCoding.Classes("y", Task.BINARY, List.of("0", "1")));
    Dataset data = encoder.encode(SMALL, 1, 0, 2);
    assertEquals(List.of(3, 4), data.shape());
    assertArrayEquals(new int[] {1, 2, 3}, data.lengths().orElseThrow());
    float[] expected = {
      2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, // b
      4.5f, 0, 1, 0, 9.5f, 0, 1, 0, 0, 0, 0, 0, // a
      0, 0, 1, 0, 0.5f, 1, 0, 0, 1, 0, 0, 1 // c
    };
    assertArrayEquals(expected, data.inputs());
    assertArrayEquals(new float[] {0, 1, 1}, data.targets());
    assertEquals(12, encoder.inputNames().size());
    assertEquals("step 1 k=x", encoder.inputNames().get(6));
  }

  @Test
  void onlyTrainingSequencesAreLearnedFrom() {
    Table table = lines(20, (id, step) -> id < 10 ? id + step : 1e6);
    Problem problem =
        Problem.of(Sequences.of(table, LINES), List.of("y"), Optional.of(Task.BINARY));
    Encoder encoder = Encoder.fit(problem, IntStream.range(0, 10).toArray());
    Feature.Series series = (Feature.Series) encoder.features().getFirst();
    Feature.Numeric value = (Feature.Numeric) series.features().getFirst();
    double[] values =
        IntStream.range(0, 10)
            .boxed()
            .flatMapToDouble(id -> IntStream.rangeClosed(0, id % 4).mapToDouble(step -> id + step))
            .toArray();
    double mean =
        IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
    assertEquals(mean, value.mean(), 1e-12);
    assertEquals(4, series.steps());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void bothLayoutsAreTheSameNumbers(int seed) {
    Draws draws = Draws.of(seed);
    int rows = 30;
    int most = 1 + draws.below(0, 6);
    List<List<String>> columns = new ArrayList<>();
    IntStream.range(0, most).forEach(step -> columns.add(new ArrayList<>()));
    List<List<String>> lines =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int row = 0; row < rows; row++) {
      int length = row == 0 ? most : 1 + draws.below(1 + row, most);
      for (int step = 0; step < most; step++) {
        String cell = step < length ? String.valueOf(draws.uniform(row * 100L + step + 50)) : "";
        columns.get(step).add(cell);
        if (step < length) {
          lines.get(0).add("id" + row);
          lines.get(1).add(String.valueOf(step));
          lines.get(2).add(cell);
          lines.get(3).add(String.valueOf(row % 3));
        }
      }
    }
    List<Column> wide = new ArrayList<>();
    IntStream.range(0, most).forEach(step -> wide.add(new Column("t" + step, columns.get(step))));
    wide.add(column("y", rows, row -> row % 3));
    Table of = Table.of("wide", wide);
    Table by =
        Table.of(
            "long",
            List.of(
                new Column("id", lines.get(0)),
                new Column("day", lines.get(1)),
                new Column("v", lines.get(2)),
                new Column("y", lines.get(3))));
    Dataset first = train(Sequences.of(of, Layout.columns(of, "t0..t" + (most - 1))));
    Dataset second = train(Sequences.of(by, LINES));
    assertArrayEquals(first.inputs(), second.inputs());
    assertArrayEquals(first.targets(), second.targets());
    assertEquals(List.of(most, 1), first.shape());
    assertEquals(first.shape(), second.shape());
    assertArrayEquals(first.lengths().orElse(new int[0]), second.lengths().orElse(new int[0]));
  }

  private static Dataset train(Sequences sequences) {
    return Split.of(Problem.of(sequences, List.of("y"), Optional.of(Task.MULTICLASS)), 1).train();
  }

  @Test
  void gunPointIsUnderstood() {
    Table table = Table.read(Path.of("../examples/gunpoint.csv"));
    Sequences series = Sequences.of(table, Layout.columns(table, "t1..t150"));
    Problem problem = Problem.of(series, List.of("class"), Optional.empty());
    Split split = Split.of(problem, 1);
    assertEquals(Task.BINARY, problem.task());
    assertEquals(200, problem.rows());
    assertEquals(List.of(150, 1), split.train().shape());
    assertEquals(Optional.empty(), split.train().lengths());
    assertArrayEquals(
        split.test().inputs(),
        Split.of(problem, 1).encoder().encode(table, Parts.of(problem, 1).test()).inputs());
  }

  @Test
  void sequencesWithoutTargetAreLeftOutAndLongerOnesCut() {
    Table table = lines(20, (id, step) -> id + step);
    List<String> y = new ArrayList<>(cells(table, "y"));
    IntStream.range(0, y.size())
        .filter(i -> cells(table, "id").get(i).equals("3"))
        .forEach(i -> y.set(i, ""));
    Table some =
        Tables.of(
            table.required("id"), table.required("day"), table.required("v"), new Column("y", y));
    Problem problem = Problem.of(Sequences.of(some, LINES), List.of("y"), Optional.empty());
    assertEquals(19, problem.rows());
    assertEquals(
        List.of("1 of 20 sequences are left out, their target is missing."), problem.notes());
    Encoder encoder = Split.of(problem, 1).encoder();
    Table longer =
        Tables.of(column("id", 6, i -> 1), column("day", 6, i -> i), column("v", 6, i -> i));
    Inputs inputs = encoder.inputs(longer);
    assertEquals(
        List.of(
            "1 of 1 sequences are longer than the 4 steps of the longest learned from; their ends are cut off."),
        inputs.notes());
    assertEquals(Optional.empty(), inputs.lengths());
  }

  @Test
  void aSingleSequenceOfOneStepIsEncoded() {
    Encoder encoder =
        Split.of(
                Problem.of(
                    Sequences.of(lines(20, (id, step) -> id + step), LINES),
                    List.of("y"),
                    Optional.empty()),
                1)
            .encoder();
    Inputs one = encoder.inputs(Tables.of(column("id", "9"), column("day", "1"), column("v", "_")));
    assertArrayEquals(new int[] {1}, one.lengths().orElseThrow());
    assertArrayEquals(new float[4], one.values());
  }

  @ParameterizedTest
  @CsvSource({
    "a _, 1 2, 'line 3 of t.csv, column \"id\": \"\" does not say which sequence'",
    "a a, 1 _, 'line 3 of t.csv, column \"day\": \"\" is not a number'",
    "a a, 1 monday, 'column \"day\": \"monday\" is not a number, but the column orders'",
    "a a, 1 1.0, 'line 3 of t.csv, column \"day\": \"1.0\" occurs twice in the sequence \"a\", also in line 2'"
  })
  void rowsOutOfOrderAreNamed(String ids, String days, String message) {
    assertMessage(
        () -> Sequences.of(Tables.of(column("id", ids), column("day", days)), LINES), message);
  }

  @Test
  void targetsThatContradictEachOtherAreNamed() {
    Table table =
        Tables.of(column("id", "a b a"), column("day", "1 1 2"), column("y", "no no yes"));
    assertMessage(
        () -> Sequences.of(table, LINES).answers(List.of("y")),
        "line 4 of t.csv, column \"y\": \"yes\" contradicts line 2, \"no\", though both belong to id \"a\"");
  }

  @Test
  void stepsInColumnsHaveToBeNumbers() {
    Table text = Tables.of(column("t0", "1 2"), column("t1", "_ x"), column("y", "0 1"));
    assertMessage(
        () -> Sequences.of(text, Layout.columns(text, "t0..t1")),
        "line 3 of t.csv, column \"t1\": \"x\" is not a finite number");
    Table none = Tables.of(column("t0", "1 _"), column("t1", "_ _"), column("y", "0 1"));
    assertMessage(
        () -> Sequences.of(none, Layout.columns(none, "t0..t1")),
        "the sequence in line 3 of t.csv has no step");
    assertMessage(() -> Layout.columns(none, "t0"), "is no range of columns");
    assertMessage(() -> Layout.columns(none, "t0..t9"), "unknown column \"t9\"");
    assertMessage(() -> Layout.columns(none, "t1..t0"), "run backward");
  }

  @Test
  void otherColumnsAreNotPartOfTheSequence() {
    Table table =
        Tables.of(
            column("t0", 12, r -> r),
            column("t1", 12, r -> r == 4 ? "" : r),
            column("city", 12, r -> "x"),
            column("y", 12, r -> r % 2));
    Problem problem =
        Problem.of(
            Sequences.of(table, Layout.columns(table, "t0..t1")),
            List.of("y"),
            Optional.of(Task.BINARY));
    assertEquals(
        List.of("column \"city\" is left out: it is no step of the sequence."), problem.notes());
    assertMessage(
        () ->
            Problem.of(
                Sequences.of(table, Layout.columns(table, "t0..t1")),
                List.of("t1"),
                Optional.empty()),
        "unknown column \"t1\"");
  }

  private interface Value {
    double of(int id, int step);
  }

  /// Sequences of 1 to 4 steps.
  private static Table lines(int ids, Value value) {
    List<List<String>> cells =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int id = 0; id < ids; id++) {
      for (int step = 0; step <= id % 4; step++) {
        cells.get(0).add(String.valueOf(id));
        cells.get(1).add(String.valueOf(step));
        cells.get(2).add(String.valueOf(value.of(id, step)));
        cells.get(3).add(String.valueOf(id / 2 % 2));
      }
    }
    return Tables.of(
        new Column("id", cells.get(0)),
        new Column("day", cells.get(1)),
        new Column("v", cells.get(2)),
        new Column("y", cells.get(3)));
  }

  private static List<String> cells(Table table, String column) {
    return table.required(column).cells();
  }
}
