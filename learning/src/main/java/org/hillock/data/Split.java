package org.hillock.data;

/// A problem cut into training, validation and test rows, 60 : 20 : 20, and encoded by what the
/// training rows show.
///
/// For binary and multiclass each class is cut in that proportion by itself, and each part has at
/// least one row of each. The same seed makes the same split.
///
/// @param problem what is learned
/// @param encoder learned from the training rows only
/// @param train to fit parameters on
/// @param validation to choose settings and to stop by
/// @param test to report on, once
public record Split(
    Problem problem, Encoder encoder, Dataset train, Dataset validation, Dataset test) {

  /// Cuts the rows at random.
  public static Split of(Problem problem, long seed) {
    Parts parts = Parts.of(problem, seed);
    Encoder encoder = Encoder.fit(problem, parts.train());
    Table table = problem.table();
    return new Split(
        problem,
        encoder,
        encoder.encode(table, parts.train()),
        encoder.encode(table, parts.validation()),
        encoder.encode(table, parts.test()));
  }
}
