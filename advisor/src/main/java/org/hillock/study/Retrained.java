package org.hillock.study;

import org.hillock.data.Split;
import org.hillock.notation.Blueprint;
import org.hillock.training.Run;

/// The network of a trial, which a study does not keep, trained again: the same seed on the same
/// rows gives the same bits.
///
/// @param candidate whose network it is
/// @param split the rows it learned from, and how they were encoded
/// @param lines of the network
/// @param run what came out
public record Retrained(Candidate candidate, Split split, Blueprint lines, Run run) {
  /// Trains what a trial of the study trained.
  ///
  /// @param commentary watches; it is told of steps alone
  public static Retrained of(Study study, Assignment assignment, Commentary commentary) {
    Training training =
        new Training(study.problem(), study.plan(), study.cut(), () -> 0, commentary);
    Candidate candidate = study.plan().candidate(assignment.candidate());
    Split split = training.split(assignment);
    return new Retrained(
        candidate,
        split,
        candidate.design().blueprint(Training.demand(split, candidate)),
        training.run(assignment, split, commentary.watcher()));
  }
}
