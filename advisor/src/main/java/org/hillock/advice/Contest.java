package org.hillock.advice;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Sample;
import org.hillock.study.Signs;
import org.hillock.study.Study;
import org.hillock.study.Trial;
import org.hillock.training.Metric;

/// Two candidates on the same blocks, of which one did worse.
///
/// @param loser the name of the one
/// @param winner the name of the other
/// @param losing its trials, block by block
/// @param winning those of the other
/// @param looks what was seen where both were looked at with the same rate, or each with the rate
///   that it was given; in short trainings only where the loser did worse with that rate, too
record Contest(
    String loser, String winner, List<Trial> losing, List<Trial> winning, List<Look> looks) {
  static Contest of(Study study, Stage stage, String loser, String winner) {
    List<Trial> losing = study.trials(loser, stage);
    List<Trial> winning = study.trials(winner, stage);
    List<Look> looks =
        switch (stage) {
          case NINTH, THIRD -> looksAtCommonRate(study, stage, loser, winner);
          case FULL, SELECTION, CONFIRMATION ->
              IntStream.range(0, losing.size())
                  .mapToObj(b -> Look.of(losing.get(b), winning.get(b)))
                  .flatMap(Optional::stream)
                  .toList();
        };
    return new Contest(loser, winner, losing, winning, looks);
  }

  /// What was seen on a block where both were looked at.
  record Look(Signs loser, Signs winner) {
    private static Optional<Look> of(Trial loser, Trial winner) {
      return loser.signs().flatMap(own -> winner.signs().map(other -> new Look(own, other)));
    }
  }

  private static List<Look> looksAtCommonRate(
      Study study, Stage stage, String loser, String winner) {
    Metric metric = study.plan().metric();
    return study.trials().stream()
        .filter(trial -> trial.assignment().candidate().equals(loser))
        .filter(trial -> trial.assignment().epochs() == study.lengths().epochs(stage))
        .flatMap(own ->
            study.trials().stream()
                .filter(other -> other.assignment().equals(own.assignment().with(winner)))
                .filter(other -> own.score(metric) < other.score(metric))
                .flatMap(other -> Look.of(own, other).stream()))
        .toList();
  }

  int blocks() {
    return losing.size();
  }

  /// Whether something holds wherever both were looked at, and they were.
  boolean always(Predicate<Look> holds) {
    return !looks.isEmpty() && looks.stream().allMatch(holds);
  }

  /// The middle one of a number of the loser where both were looked at.
  double ofLoser(ToDoubleFunction<Signs> number) {
    return Sample.median(looks.stream().map(Look::loser).mapToDouble(number).toArray());
  }

  /// The middle one of a number of the winner where both were looked at.
  double ofWinner(ToDoubleFunction<Signs> number) {
    return Sample.median(looks.stream().map(Look::winner).mapToDouble(number).toArray());
  }

  /// Loser - winner, block by block.
  double[] differences(ToDoubleFunction<Trial> number) {
    return IntStream.range(0, blocks())
        .mapToDouble(
            b -> number.applyAsDouble(losing.get(b)) - number.applyAsDouble(winning.get(b)))
        .toArray();
  }
}
