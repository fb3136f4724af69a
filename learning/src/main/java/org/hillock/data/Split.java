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
    return of(problem, seed, seed);
  }

  /// Cuts the rows at random, but the test rows from the others as another seed does. So settings
  /// can be tried on many cuts, and the test rows stay unseen in all of them.
  ///
  /// @param ofTest the split with this seed has the same test rows
  /// @param seed of the cut between training and validation
  public static Split of(Problem problem, long ofTest, long seed) {
    return of(problem, Parts.of(problem, ofTest, seed, 1));
  }

  /// The same with fewer rows to train on, and fewer to validate on in the same proportion; the
  /// test rows stay.
  ///
  /// @param training rows to train on at the most, give or take one a class
  public static Split of(Problem problem, long ofTest, long seed, int training) {
    double part = problem.test().isPresent() ? 5 / 6.0 : 3 / 5.0;
    double kept = training / (part * problem.examples().rows());
    return of(problem, Parts.of(problem, ofTest, seed, Math.min(1, kept)));
  }

  /// Cuts the rows at random, and encodes them as other rows were, from which a model has learned:
  /// none of these rows changes the encoder.
  ///
  /// @param encoder of the model that goes on learning
  /// @throws org.hillock.activation.InvalidInputException if a column is missing or holds what was
  ///   not learned
  public static Split of(Problem problem, Encoder encoder, long seed) {
    return of(problem, encoder, Parts.of(problem, seed));
  }

  /// One of several cuts that together test each row once. Of the rows that are not tested, so many
  /// are for validation that they are a fifth of all.
  ///
  /// @param seed of the whole round
  /// @param fold from 0
  /// @param folds how many, at least 2
  /// @throws IllegalArgumentException if test rows are kept apart, or a number is out of range
  public static Split fold(Problem problem, long seed, int fold, int folds) {
    if (problem.test().isPresent() || folds < 2 || fold < 0 || fold >= folds) {
      throw new IllegalArgumentException(
          "fold %d of %d%s; folds count from 0, there are at least 2, and they need rows that are not kept apart for the test."
              .formatted(fold, folds, problem.test().isPresent() ? " beside test rows" : ""));
    }
    return of(problem, Parts.fold(problem, seed, fold, folds));
  }

  private static Split of(Problem problem, Parts parts) {
    return of(problem, Encoder.fit(problem, parts.train()), parts);
  }

  private static Split of(Problem problem, Encoder encoder, Parts parts) {
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
