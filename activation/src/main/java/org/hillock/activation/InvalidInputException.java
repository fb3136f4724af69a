package org.hillock.activation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/// Input from the user that cannot be used. The message is written for the user and complete in
/// itself: it names the fact, the expectation and the next move. Programs show it without a stack
/// trace.
public final class InvalidInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// @param message fact, expectation, next move
  public InvalidInputException(String message) {
    super(message);
  }

  /// @param message fact, expectation, next move
  /// @param cause what was caught
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }

  /// A name that is not in a list: says which known name is nearest, or lists them if none is near.
  ///
  /// @param kind what the name names: "column", "function"
  /// @param name as the user gave it
  /// @param known all valid names, in the order in which to show them
  public static InvalidInputException unknown(String kind, String name, Collection<String> known) {
    String fact = "unknown " + kind + " \"" + name + "\"; ";
    return new InvalidInputException(
        known.stream()
            .filter(candidate -> distance(name, candidate) <= Math.min(3, name.length() / 2))
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .map(nearest -> fact + "did you mean \"" + nearest + "\"?")
            .orElseGet(
                () -> fact + "known: " + known.stream().collect(Collectors.joining(", ")) + "."));
  }

  /// The optimal string alignment distance, ignoring case: insertions, deletions, substitutions and
  /// exchanges of neighbours.
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        cost[i][j] =
            Math.min(
                cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
