package org.hillock.data;

/// A problem cut into training, validation and test rows, 60 : 20 : 20, and encoded by what the
/// training rows show. If test rows are kept apart, a sixth of the others is for validation.
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
    Examples examples = problem.examples();
    return new Split(
        problem,
        encoder,
        encoder.encode(examples, parts.train()),
        encoder.encode(examples, parts.validation()),
        problem
            .test()
            .map(encoder::encode)
            .orElseGet(() -> encoder.encode(examples, parts.test())));
  }

  /// Which rows of the problem's examples the training rows of [#of] are, counted from 0.
  public static int[] trainingRows(Problem problem, long seed) {
    return Parts.of(problem, seed).train();
  }
}
