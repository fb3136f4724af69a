package org.hillock.study;

/// One training that is asked for.
///
/// @param candidate its name
/// @param block its number, -1 for the pilot
/// @param epochs at the most
/// @param learningRate of the optimizer
/// @param confirming whether it is judged by test rows
public record Assignment(
    String candidate, int block, int epochs, double learningRate, boolean confirming) {
  /// The same of another candidate.
  public Assignment with(String other) {
    return new Assignment(other, block, epochs, learningRate, confirming);
  }
}
