package org.hillock.protocol;

import java.util.List;

/// Screening of all, selection among the survivors, confirmation of one: each on blocks of its own,
/// so that the luck that made a candidate look good does not speak for it twice.
///
/// The same outcomes give the same record to the last bit. How often it errs is measured in
/// docs/evidence.md.
///
/// @param design what was done; its candidates are also the mixes that were tried
/// @param screening who was out, when and why
/// @param selection who remained, best first
/// @param refinement whether a mix of them over the places of a network is better yet
/// @param confirmation the best of them against the baseline
/// @param answer what follows
public record Protocol(
    Design design,
    Screening screening,
    Selection selection,
    Refinement refinement,
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
    List<Scored> scored = Selection.scored(selecting, outcomes, screening.survivors());
    Selection selection = Selection.of(selecting, scored);
    Refinement refinement = Refinement.of(selecting, outcomes, scored, selection.challenger());
    Design design =
        pace.beforeConfirmation(selecting, selection.challenger()).withMixes(refinement.mixes());
    Confirmation confirmation = Confirmation.of(design, outcomes, refinement.challenger());
    return new Protocol(
        design, screening, selection, refinement, confirmation, confirmation.answer(design));
  }
}
