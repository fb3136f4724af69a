package org.hillock.protocol;

/// A candidate that screening took out.
///
/// @param candidate its number
/// @param stage after which it was out
/// @param behind how far its mean was behind that of the last candidate kept
/// @param standardError of that difference, paired over blocks; it is smaller than `behind`
public record Elimination(int candidate, Stage stage, double behind, double standardError) {}
