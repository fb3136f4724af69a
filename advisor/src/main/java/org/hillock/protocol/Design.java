package org.hillock.protocol;

/// How many blocks each part of the protocol gets, and what counts as a gain.
///
/// @param candidates how many, with the baseline, at least 2
/// @param baseline the number of the one that others have to beat
/// @param screening blocks of the screening, at least 2
/// @param selection blocks of the selection, at least 1
/// @param confirmation blocks of the confirmation, at least 10: with fewer the sign-flip test finds
///   only gains that nobody would overlook
/// @param fewest how many screening leaves at least, baseline aside
/// @param ties how many a round of screening lets through at the most beyond those, for being no
///   further behind than a standard error; [Integer#MAX_VALUE] for all
/// @param margin the largest difference of scores that does not matter, at least 0: no smaller gain
///   is claimed
/// @param sizeable the smallest gain that nobody would want to miss, at least the margin: a tie is
///   claimed only if it is ruled out; 0 leaves no ties
/// @param level the share of false claims allowed, as 0.05
/// @param rows where test rows come from
public record Design(
    int candidates,
    int baseline,
    int screening,
    int selection,
    int confirmation,
    int fewest,
    int ties,
    double margin,
    double sizeable,
    double level,
    Rows rows) {
  private static final int FEWEST_CONFIRMATION = 10;

  /// @throws IllegalArgumentException if a number is out of the range named above
  public Design {
    require("candidates", candidates, 2);
    require("screening blocks", screening, 2);
    require("selection blocks", selection, 1);
    require("confirmation blocks", confirmation, FEWEST_CONFIRMATION);
    require("survivors of screening", fewest, 1);
    require("ties that go on", ties, 0);
    if (baseline < 0 || baseline >= candidates) {
      throw new IllegalArgumentException(
          "the baseline is number %s of %s candidates; give one from 0 to %s"
              .formatted(baseline, candidates, candidates - 1));
    }
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the margin is " + margin + ", expected a finite number of at least 0");
    }
    if (!(sizeable >= margin && sizeable < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a sizeable gain is %s, expected a finite number of at least the margin, %s"
              .formatted(sizeable, margin));
    }
    if (!(level >= 0.001 && level <= 0.5)) {
      throw new IllegalArgumentException(
          "the level is " + level + ", expected 0.001 to 0.5; 5 % is 0.05");
    }
  }

  /// All that are no further behind than a standard error go on.
  public Design(
      int candidates,
      int baseline,
      int screening,
      int selection,
      int confirmation,
      int fewest,
      double margin,
      double sizeable,
      double level,
      Rows rows) {
    this(
        candidates,
        baseline,
        screening,
        selection,
        confirmation,
        fewest,
        Integer.MAX_VALUE,
        margin,
        sizeable,
        level,
        rows);
  }

  /// 3, 8 and 12 blocks, at least 4 survivors, 5 % of false claims, rows of their own for each
  /// block; the margin is sizeable too, so that a gain is either claimed or, if it can be, ruled
  /// out.
  public static Design usual(int candidates, int baseline, double margin) {
    return new Design(candidates, baseline, 3, 8, 12, 4, margin, margin, 0.05, new Rows.Fresh());
  }

  /// The same with so many more candidates to choose from.
  Design withMixes(int mixes) {
    return new Design(
        candidates + mixes,
        baseline,
        screening,
        selection,
        confirmation,
        fewest,
        ties,
        margin,
        sizeable,
        level,
        rows);
  }

  /// The level at which a gain on new rows is judged. Where the confirmation tests on rows that the
  /// challenger was chosen by, it is divided by the number of those it was chosen from
  /// (Bonferroni); a loss, and that a gain is not sizeable, such a choice makes harder to claim,
  /// not easier.
  public double levelOfGains() {
    return switch (rows) {
      case Rows.Fresh _, Rows.HeldOut _ -> level;
      case Rows.Resampled _ -> level / (candidates - 1);
    };
  }

  /// The same with other numbers of blocks where scores are still to come.
  public Design with(int selectionBlocks, int confirmationBlocks) {
    return new Design(
        candidates,
        baseline,
        screening,
        selectionBlocks,
        confirmationBlocks,
        fewest,
        ties,
        margin,
        sizeable,
        level,
        rows);
  }

  int selectionStart() {
    return screening;
  }

  int confirmationStart() {
    return screening + selection;
  }

  private static void require(String what, int number, int least) {
    if (number < least) {
      throw new IllegalArgumentException(
          "%s %s, at least %s needed; raise the number".formatted(number, what, least));
    }
  }
}
