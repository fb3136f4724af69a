package org.hillock.training;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hillock.data.Column;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.numeric.Draws;

/// Small data with a known answer.
final class Samples {
  private Samples() {}

  /// Points in the square [-1, 1]²; the class says whether both coordinates have the same sign. No
  /// straight line tells the classes apart.
  static Split xor(int rows) {
    Draws x = Draws.of(1);
    Draws y = Draws.of(2);
    return split(
        "xor",
        rows,
        i -> coordinate(x, i),
        i -> coordinate(y, i),
        i -> coordinate(x, i) * coordinate(y, i) > 0 ? "same" : "different");
  }

  /// t = 100 + 10 sin x for x in [-3, 3].
  static Split sine(int rows) {
    Draws x = Draws.of(1);
    Draws y = Draws.of(2);
    return split(
        "sine",
        rows,
        i -> 3 * coordinate(x, i),
        i -> coordinate(y, i),
        i -> 100 + 10 * Math.sin(3 * coordinate(x, i)));
  }

  /// Two inputs and a target that have nothing to do with each other.
  static Split noise(int rows) {
    Draws draws = Draws.of(3);
    return split(
        "noise",
        rows,
        i -> draws.normal(3L * i),
        i -> draws.normal(3L * i + 1),
        i -> draws.normal(3L * i + 2));
  }

  private static double coordinate(Draws draws, int i) {
    return 2 * draws.uniform(i) - 1;
  }

  private static Split split(
      String name, int rows, IntFunction<Object> x, IntFunction<Object> y, IntFunction<Object> t) {
    Table table =
        Table.of(name, List.of(column("x", rows, x), column("y", rows, y), column("t", rows, t)));
    return Split.of(Problem.of(table, List.of("t"), Optional.empty()), 5);
  }

  private static Column column(String name, int rows, IntFunction<Object> cell) {
    return new Column(
        name, IntStream.range(0, rows).mapToObj(i -> String.valueOf(cell.apply(i))).toList());
  }
}
