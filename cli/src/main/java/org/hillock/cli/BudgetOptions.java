package org.hillock.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.study.Blocks;
import org.hillock.study.Limits;
import org.hillock.study.TimeBudget;
import picocli.CommandLine.Option;

/// How much `compare` may do: a time, or the numbers that a time led to.
final class BudgetOptions {
  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Time to end within, such as 60s, 10m or 2h: does more or less than usual, and says what it gives up.")
  private Optional<String> budget = Optional.empty();

  @Option(
      names = "--blocks",
      split = ",",
      paramLabel = "N",
      description =
          "Blocks of screening, selection and confirmation (default: 3,8,12); then, if given, how many candidates screening leaves at least (4), and how many a round lets through beyond the best third for being close behind (all).")
  private List<Integer> blocks = List.of();

  @Option(
      names = "--typical-epochs",
      paramLabel = "N",
      description =
          "Length of which screening trains a ninth and a third (default: that of a first training of the baseline).")
  private Optional<Integer> typical = Optional.empty();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "Rows to train on at the most, of data with 500 rows or more (default: all there are).")
  private Optional<Integer> rows = Optional.empty();

  /// The budget, if there is one.
  ///
  /// @param began when the command began, in nanoseconds
  Optional<TimeBudget> budget(long began) {
    return budget.map(text -> new TimeBudget(TimeBudget.parse(text), began));
  }

  /// Of lengths and rows.
  Limits limits() {
    return new Limits(typical, rows);
  }

  /// How many blocks each part has.
  ///
  /// @throws InvalidInputException if there are too few or too many numbers
  Blocks blocks() {
    if (blocks.isEmpty()) {
      return Blocks.usual();
    }
    if (blocks.size() < 3 || blocks.size() > 5) {
      throw new InvalidInputException(
          "--blocks has %d numbers; give three to five, such as --blocks 3,8,12."
              .formatted(blocks.size()));
    }
    Blocks usual = Blocks.usual();
    int[] numbers = {0, 0, 0, usual.fewest(), usual.ties()};
    IntStream.range(0, blocks.size()).forEach(i -> numbers[i] = blocks.get(i));
    return new Blocks(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }
}
