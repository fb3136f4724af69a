package org.hillock.study;

import org.hillock.activation.InvalidInputException;

/// How many blocks each part of the protocol gets. A block fixes split, starting noise, order of
/// rows and dropout for all candidates.
///
/// @param screening at least 2
/// @param selection at least 1
/// @param confirmation at least 10
/// @param fewest how many candidates screening leaves at least, baseline aside
public record Blocks(int screening, int selection, int confirmation, int fewest) {
  /// Checks the numbers.
  ///
  /// @throws InvalidInputException if one is too small
  public Blocks {
    check("screening", screening, 2);
    check("selection", selection, 1);
    check("confirmation", confirmation, 10);
    check("the survivors of screening", fewest, 1);
  }

  /// 3, 8, 12 and 4.
  public static Blocks usual() {
    return new Blocks(3, 8, 12, 4);
  }

  /// The same, but screening takes nobody out, so that the selection trains all of them.
  ///
  /// @param candidates how many there are
  public Blocks keepingAll(int candidates) {
    return new Blocks(screening, selection, confirmation, Math.max(fewest, candidates));
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
