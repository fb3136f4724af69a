package org.hillock.study;

import org.hillock.activation.InvalidInputException;

/// How many blocks each part of the protocol gets. A block fixes split, starting noise, order of
/// rows and dropout for all candidates.
///
/// @param screening at least 2
/// @param selection at least 1
/// @param confirmation at least 10
/// @param fewest how many candidates screening leaves at least, baseline aside
/// @param ties how many each of its rounds lets through beyond those, for being no further behind
///   than a standard error; [Integer#MAX_VALUE] for all
public record Blocks(int screening, int selection, int confirmation, int fewest, int ties) {
  /// Checks the numbers.
  ///
  /// @throws InvalidInputException if one is too small
  public Blocks {
    check("screening", screening, 2);
    check("selection", selection, 1);
    check("confirmation", confirmation, 10);
    if (fewest < 1 || ties < 0) {
      throw new InvalidInputException(
          "%d candidates that screening leaves and %d ties; give at least 1 and 0."
              .formatted(fewest, ties));
    }
  }

  /// All that are no further behind than a standard error go on.
  public Blocks(int screening, int selection, int confirmation, int fewest) {
    this(screening, selection, confirmation, fewest, Integer.MAX_VALUE);
  }

  /// The same with other numbers for what comes after screening.
  Blocks with(int selectionBlocks, int confirmationBlocks) {
    return new Blocks(screening, selectionBlocks, confirmationBlocks, fewest, ties);
  }

  /// 3, 8, 12 and 4.
  public static Blocks usual() {
    return new Blocks(3, 8, 12, 4);
  }

  /// The same, but screening takes nobody out, so that the selection trains all of them.
  ///
  /// @param candidates how many there are
  public Blocks keepingAll(int candidates) {
    return new Blocks(screening, selection, confirmation, Math.max(fewest, candidates), ties);
  }

  /// All of them together.
  public int all() {
    return screening + selection + confirmation;
  }

  private static void check(String what, int number, int least) {
    if (number < least) {
      throw new InvalidInputException(
          "%d blocks for %s are too few; give at least %d.".formatted(number, what, least));
    }
  }
}
