package org.hillock.data;

import static org.hillock.data.Tables.column;
import static org.hillock.data.Tables.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTest {
  private static final int ROWS = 120;

  static Stream<Arguments> taskFollowsFromTheTarget() {
    return Stream.of(
        worksOut(
            "two texts", column("y", ROWS, r -> r % 2 == 0 ? "no" : "yes"), Task.BINARY, "no yes"),
        worksOut(
            "three texts", column("y", ROWS, r -> "cab".charAt(r % 3)), Task.MULTICLASS, "a b c"),
        worksOut("0 and 1", column("y", ROWS, r -> r % 2), Task.BINARY, "0 1"),
        worksOut(
            "1 and 1.0 are one class",
            column("y", ROWS, r -> List.of("1", "1.0", "2").get(r % 3)),
            Task.BINARY,
            "1 2"),
        worksOut(
            "whole numbers in number order",
            column("y", ROWS, r -> r % 12 - 1),
            Task.MULTICLASS,
            "-1 0 1 2 3 4 5 6 7 8 9 10"),
        worksOut(
            "20 whole numbers",
            column("y", ROWS, r -> r % 20),
            Task.MULTICLASS,
            "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19"),
        worksOut("21 whole numbers", column("y", 210, r -> r % 21), Task.REGRESSION, ""),
        worksOut("too few rows for each", column("y", 70, r -> r % 15), Task.REGRESSION, ""),
        worksOut("fractions", column("y", ROWS, r -> r % 2 * 0.5), Task.REGRESSION, ""));
  }

  private static Arguments worksOut(String name, Column y, Task task, String classes) {
    return argumentSet(name, y, task, classes.isEmpty() ? List.of() : List.of(classes.split(" ")));
  }

  @ParameterizedTest
  @MethodSource
  void taskFollowsFromTheTarget(Column y, Task task, List<String> classes) {
    Problem problem = problem(Optional.empty(), x(y.cells().size()), y);
    assertEquals(task, problem.task());
    assertEquals(classes, problem.classes());
    assertEquals(List.of(new Problem.Input("x", true)), problem.inputs());
  }

  @Test
  void severalTargetsMakeLabelsOrNumbers() {
    Column yes = column("p", ROWS, r -> r % 2 == 0 ? "Yes" : "no");
    Column bit = column("q", ROWS, r -> r % 3 == 0 ? "1.0" : "0");
    Column number = column("r", ROWS, r -> r * 0.5);
    Column color = column("s", ROWS, r -> r % 2 == 0 ? "0" : "blue");
    Table table = Tables.of(x(ROWS), yes, bit, number, color);

    assertEquals(Task.MULTILABEL, Problem.of(table, List.of("p", "q"), Optional.empty()).task());
    assertEquals(Task.REGRESSION, Problem.of(table, List.of("q", "r"), Optional.empty()).task());
    assertMessage(
        () -> Problem.of(table, List.of("q", "s"), Optional.empty()),
        "line 3 of t.csv, column \"s\": \"blue\" is not a number",
        "0/1, true/false or yes/no");
  }

  @Test
  void givenTaskOverrides() {
    Column digits = column("y", ROWS, r -> r % 4);
    assertEquals(Task.REGRESSION, problem(Optional.of(Task.REGRESSION), x(ROWS), digits).task());
    Column bits = column("y", ROWS, r -> r % 2);
    Problem both = problem(Optional.of(Task.MULTICLASS), x(ROWS), bits);
    assertEquals(Task.MULTICLASS, both.task());
    assertEquals(2, Split.of(both, 1).train().outputs());
    assertEquals(Task.MULTILABEL, problem(Optional.of(Task.MULTILABEL), x(ROWS), bits).task());
  }

  static Stream<Arguments> impossibleTasks() {
    Column abc = column("y", ROWS, r -> "abc".charAt(r % 3));
    return Stream.of(
        argumentSet(
            "regression on text",
            Task.REGRESSION,
            abc,
            "line 2 of t.csv, column \"y\": \"a\" is not a number"),
        argumentSet(
            "binary on three", Task.BINARY, abc, "3 classes, task binary has 2; choose multiclass"),
        argumentSet("labels on text", Task.MULTILABEL, abc, "\"a\" is none of 0/1"));
  }

  @ParameterizedTest
  @MethodSource
  void impossibleTasks(Task task, Column y, String fragment) {
    assertMessage(() -> problem(Optional.of(task), x(ROWS), y), fragment);
  }

  static Stream<Arguments> badTargets() {
    return Stream.of(
        argumentSet("one class", column("y", ROWS, r -> "a"), "only one class, \"a\""),
        argumentSet("one number", column("y", ROWS, r -> 7), "7 in all rows"),
        argumentSet(
            "rare class",
            column("y", ROWS, r -> r < 2 ? "rare" : "pq".charAt(r % 2)),
            "class \"rare\" of target \"y\" has 2 rows, at least 3"),
        argumentSet(
            "rare number",
            column("y", ROWS, r -> r < 1 ? 2 : r % 2),
            "class \"2\" of target \"y\" has 1 row,"),
        argumentSet(
            "id column",
            column("y", ROWS, r -> "id" + r),
            "120 different values in 120 rows, as an id column"),
        argumentSet(
            "1001 classes", column("y", 3003, r -> "c" + r % 1001), "1001 classes, at most 1000"),
        argumentSet(
            "few rows",
            column("y", 9, r -> r % 2),
            "t.csv has 9 rows with a known target, at least 10"),
        argumentSet(
            "few known rows",
            column("y", ROWS, r -> r < 9 ? r : "NA"),
            "has 9 rows with a known target"),
        argumentSet("no known rows", column("y", ROWS, r -> "?"), "has 0 rows with a known target"),
        argumentSet(
            "infinite",
            column("y", ROWS, r -> r == 4 ? "inf" : r),
            "line 6 of t.csv, column \"y\": \"inf\" is beyond"),
        argumentSet(
            "a slip",
            column("y", ROWS, r -> r == 4 ? "4O" : r),
            "line 6 of t.csv, column \"y\": \"4O\" is not a number, but 119"));
  }

  @ParameterizedTest
  @MethodSource
  void badTargets(Column y, String fragment) {
    assertMessage(() -> problem(Optional.empty(), x(y.cells().size()), y), fragment);
  }

  @Test
  void labelsWithOneAnswerAreRejected() {
    Table table = Tables.of(x(ROWS), column("p", ROWS, r -> r % 2), column("q", ROWS, r -> 0));
    assertMessage(
        () -> Problem.of(table, List.of("p", "q"), Optional.empty()),
        "target \"q\" has only one class, \"0\"");
  }

  @Test
  void targetsMustExistOnce() {
    Table table = Tables.of(x(ROWS), column("species", ROWS, r -> r % 2));
    assertMessage(
        () -> Problem.of(table, List.of("specie"), Optional.empty()),
        "unknown column \"specie\"; did you mean \"species\"?");
    assertMessage(
        () -> Problem.of(table, List.of("species", "species"), Optional.empty()), "named twice");
    assertMessage(() -> Problem.of(table, List.of(), Optional.empty()), "x, species");
    assertMessage(
        () -> Problem.of(table, List.of("x"), Optional.of(Task.BINARY)), "classes, task binary");
    assertMessage(
        () -> Problem.of(table, List.of("x", "species"), Optional.of(Task.BINARY)),
        "task binary has one target, not 2");
    assertMessage(
        () -> Problem.of(table, List.of("x", "species"), Optional.empty()),
        "all 2 columns of t.csv are targets");
  }

  @Test
  void rowsWithoutTargetAreLeftOutAndNoted() {
    Problem problem =
        problem(Optional.empty(), x(ROWS), column("y", ROWS, r -> r < 5 ? "" : r % 2));
    assertEquals(ROWS - 5, problem.rows());
    assertEquals(7, problem.examples().asTable().lines().getFirst());
    assertEquals(List.of("5 of 120 rows are left out, their target is missing."), problem.notes());
  }

  static Stream<Arguments> uselessColumns() {
    return Stream.of(
        argumentSet("constant text", column("u", ROWS, r -> "k"), "it is constant, \"k\""),
        argumentSet(
            "constant number",
            column("u", ROWS, r -> r % 2 == 0 ? "1" : "1.0"),
            "it is constant, \"1\""),
        argumentSet("all missing", column("u", ROWS, r -> ""), "100.0 % of its cells are missing"),
        argumentSet(
            "mostly missing",
            column("u", ROWS, r -> r < 11 ? r : "NA"),
            "90.8 % of its cells are missing"),
        argumentSet(
            "51 texts", column("u", ROWS, r -> "t" + r % 51), "text with 51 different values"),
        argumentSet(
            "mostly different texts",
            column("u", 40, r -> "t" + r % 36),
            "text with 36 different values"),
        argumentSet(
            "numbers with many slips",
            column("u", ROWS, r -> r % 5 == 1 ? "-" : r),
            "though 96 cells are numbers; the first that is not: line 3 of t.csv, column \"u\": \"-\""));
  }

  @ParameterizedTest
  @MethodSource
  void uselessColumns(Column u, String reason) {
    int rows = u.cells().size();
    Column y = column("y", rows, r -> r % 2);
    Problem problem = problem(Optional.empty(), x(rows), u, y);
    assertEquals(List.of(new Problem.Input("x", true)), problem.inputs());
    String note = problem.notes().getFirst();
    assertTrue(note.startsWith("column \"u\" is left out: ") && note.contains(reason), () -> note);
    assertMessage(() -> problem(Optional.empty(), u, y), "no column left to predict from", reason);
  }

  static Stream<Arguments> usefulColumns() {
    return Stream.of(
        argumentSet("50 texts", column("u", ROWS, r -> "t" + r % 50), false),
        argumentSet("90 % missing", column("u", ROWS, r -> r < 12 ? r : "NA"), true),
        argumentSet("one text or missing", column("u", ROWS, r -> r % 2 == 0 ? "k" : ""), false),
        argumentSet("one number or missing", column("u", ROWS, r -> r % 2 == 0 ? "1" : "?"), true),
        argumentSet("true and numbers", column("u", ROWS, r -> r % 2 == 0 ? "true" : "1"), false));
  }

  @ParameterizedTest
  @MethodSource
  void usefulColumns(Column u, boolean numeric) {
    Problem problem = problem(Optional.empty(), u, column("y", ROWS, r -> r % 2));
    assertEquals(List.of(new Problem.Input("u", numeric)), problem.inputs());
    assertEquals(List.of(), problem.notes());
  }

  static Stream<Arguments> badCells() {
    return Stream.of(
        argumentSet("too large", "1e999", "is beyond the largest number a float can hold"),
        argumentSet("infinite", "-Infinity", "is beyond the largest number"),
        argumentSet("decimal comma", "1,5", "is not a number; write numbers with a decimal point"),
        argumentSet(
            "grouping",
            "1,000",
            "is not a number; write numbers with a decimal point and without grouping"),
        argumentSet("text among numbers", "abc", "is not a number, but 119 other cells"),
        argumentSet("hex among numbers", "0x1p3", "is not a number, but 119 other cells"));
  }

  @ParameterizedTest
  @MethodSource
  void badCells(String cell, String fragment) {
    Column u = column("u", ROWS, r -> r == 7 ? cell : r);
    assertMessage(
        () -> problem(Optional.empty(), u, column("y", ROWS, r -> r % 2)),
        "line 9 of t.csv, column \"u\": \"" + cell + "\" " + fragment);
  }

  @Test
  void hugeValuesStayFinite() {
    Column u = column("u", ROWS, r -> r % 2 == 0 ? "3.4028234e38" : "-3.4028234e38");
    Split split = Split.of(problem(Optional.empty(), u, column("y", ROWS, r -> r % 2)), 1);
    for (float value : split.train().inputs()) {
      assertEquals(1, Math.abs(value), 1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tasksAreKnownByTheirLabel(Task task) {
    assertEquals(task, Task.parse(task.label()));
  }

  @Test
  void unknownTasksSuggestTheNearest() {
    assertMessage(() -> Task.parse("regresion"), "unknown task", "did you mean \"regression\"?");
  }

  private static Problem problem(Optional<Task> task, Column... columns) {
    return Problem.of(Tables.of(columns), List.of("y"), task);
  }

  static void assertMessage(Runnable action, String... fragments) {
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, action::run).getMessage());
    for (String fragment : fragments) {
      assertTrue(message.contains(fragment), () -> message + "\nlacks: " + fragment);
    }
  }
}
