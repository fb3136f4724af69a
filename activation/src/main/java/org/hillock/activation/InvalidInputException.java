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
            .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 3))
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .map(nearest -> fact + "did you mean \"" + nearest + "\"?")
            .orElseGet(
                () -> fact + "known: " + known.stream().collect(Collectors.joining(", ")) + "."));
  }

  /// Levenshtein's edit distance, ignoring case.
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = above[0];
      above[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = above[j];
        above[j] = Math.min(substituted, 1 + Math.min(above[j], above[j - 1]));
      }
    }
    return above[b.length()];
  }
}
