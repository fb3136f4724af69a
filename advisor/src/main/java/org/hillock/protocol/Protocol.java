package org.hillock.protocol;

/// Screening of all, selection among the survivors, confirmation of one: each on blocks of its own,
/// so that the luck that made a candidate look good does not speak for it twice.
///
/// The same outcomes give the same record to the last bit. How often it errs is measured in
/// docs/evidence.md.
///
/// @param design what was asked for
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
    Screening screening = Screening.of(design, outcomes);
    Selection selection = Selection.of(design, outcomes, screening.survivors());
    Refinement refinement = Refinement.of(design, outcomes, screening.survivors(), selection);
    Confirmation confirmation = Confirmation.of(design, outcomes, refinement.challenger());
    return new Protocol(
        design, screening, selection, refinement, confirmation, confirmation.answer(design));
  }
}
