package org.hillock.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.protocol.Answer;
import org.hillock.protocol.Stage;
import org.hillock.study.Study;

/// Why the verdict is what it is and why others lost, as far as it was measured: at most two
/// sentences for a candidate. Where nothing that was measured explains a result, they say so; where
/// there is no result, as in a tie, they say nothing.
final class Reasons {
  private static final int MOST = 2;

  private Reasons() {}

  static List<Reason> of(Study study, List<Standing> standings) {
    Stream<Reason> losers =
        standings.stream()
            .filter(standing -> !standing.candidate().equals(study.plan().baseline()))
            .filter(standing -> !standing.candidate().equals(study.challenger()))
            .filter(standing -> Behind.isBehind(study, standing.stage(), standing.candidate()))
            .flatMap(standing -> ofLoser(study, standing).stream());
    return Stream.concat(ofVerdict(study).stream(), losers).toList();
  }

  /// Of the one that won, if one did.
  private static List<Reason> ofVerdict(Study study) {
    Answer answer = study.protocol().answer();
    String baseline = study.plan().baseline();
    return switch (answer) {
      case BETTER -> ofWinner(study, study.challenger(), baseline);
      case WORSE -> ofWinner(study, baseline, study.challenger());
      case TIE, TOO_LITTLE_DATA -> List.of();
    };
  }

  private static List<Reason> ofWinner(Study study, String winner, String loser) {
    Contest contest = Contest.of(study, Stage.CONFIRMATION, loser, winner);
    List<Reason> all = new ArrayList<>(causes(contest, winner));
    if (all.isEmpty()) {
      all.add(
          new Cue(
                  Cause.NONE,
                  "Why %s does better than %s is not visible in what was measured."
                      .formatted(winner, loser))
              .of(winner));
    }
    EpochTime.of(study)
        .map(cue -> cue.of(winner))
        .filter(_ -> all.size() < MOST)
        .ifPresent(all::add);
    return all;
  }

  private static List<Reason> ofLoser(Study study, Standing standing) {
    String loser = standing.candidate();
    String winner = study.plan().baseline();
    List<Reason> all = causes(Contest.of(study, standing.stage(), loser, winner), loser);
    return all.isEmpty()
        ? List.of(
            new Cue(
                    Cause.NONE,
                    "Why %s does worse than %s is not visible in what was measured."
                        .formatted(loser, winner))
                .of(loser))
        : all;
  }

  private static List<Reason> causes(Contest contest, String candidate) {
    return Cue.of(contest).stream().limit(MOST).map(cue -> cue.of(candidate)).toList();
  }
}
