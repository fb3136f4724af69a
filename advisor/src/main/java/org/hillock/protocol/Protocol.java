package org.hillock.protocol;

/// Screening of all, selection among the survivors, confirmation of one: each on blocks of its own,
/// so that the luck that made a candidate look good does not speak for it twice.
///
/// The same outcomes give the same record to the last bit. How often it errs is measured in
/// docs/evidence.md.
///
/// @param design what was done
/// @param screening who was out, when and why
/// @param selection who remained, best first
/// @param confirmation the best of them against the baseline
/// @param answer what follows
public record Protocol(
    Design design,
    Screening screening,
    Selection selection,
    Confirmation confirmation,
    Answer answer) {

  /// Asks for all the outcomes that the design needs, and decides.
  ///
  /// @throws IllegalArgumentException if a score is not finite
  public static Protocol of(Design design, Outcomes outcomes) {
    return of(design, outcomes, Pace.asDesigned());
  }

  /// The same with numbers of blocks that may change on the way.
  ///
  /// @throws IllegalArgumentException if a score is not finite
  public static Protocol of(Design planned, Outcomes outcomes, Pace pace) {
    Screening screening = Screening.of(planned, outcomes);
    Design selecting = pace.beforeSelection(planned, screening.survivors());
    Selection selection = Selection.of(selecting, outcomes, screening.survivors());
    int challenger = selection.challenger();
    Design design = pace.beforeConfirmation(selecting, challenger);
    Confirmation confirmation = Confirmation.of(design, outcomes, challenger);
    return new Protocol(design, screening, selection, confirmation, confirmation.answer(design));
  }
}
