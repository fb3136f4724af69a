package org.hillock.protocol;

/// A candidate that screening took out.
///
/// @param candidate its number
/// @param stage after which it was out
/// @param behind how far its mean was behind that of the last candidate kept
/// @param standardError of that difference, paired over blocks; it is smaller than `behind`, but
///   where ties are limited
public record Elimination(int candidate, Stage stage, double behind, double standardError) {
  /// Whether the blocks do not tell it from the last one kept.
  boolean isTie() {
    return behind <= standardError;
  }
}
