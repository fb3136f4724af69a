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

/// Two candidates on the same blocks, of which one did worse.
///
/// @param loser the name of the one
/// @param winner the name of the other
/// @param losing its trials, block by block
/// @param winning those of the other
record Contest(String loser, String winner, List<Trial> losing, List<Trial> winning) {
  static Contest of(Study study, Stage stage, String loser, String winner) {
    return new Contest(loser, winner, study.trials(loser, stage), study.trials(winner, stage));
  }

  /// What was seen on a block where both were looked at.
  record Look(Signs loser, Signs winner) {}

  int blocks() {
    return losing.size();
  }

  List<Look> looks() {
    return IntStream.range(0, blocks())
        .mapToObj(b ->
            losing
                .get(b)
                .signs()
                .flatMap(own -> winning.get(b).signs().map(other -> new Look(own, other))))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Whether something holds wherever both were looked at, and they were.
  boolean always(Predicate<Look> holds) {
    List<Look> looks = looks();
    return !looks.isEmpty() && looks.stream().allMatch(holds);
  }

  /// The middle one of a number of the loser where both were looked at.
  double ofLoser(ToDoubleFunction<Signs> number) {
    return Sample.median(looks().stream().map(Look::loser).mapToDouble(number).toArray());
  }

  /// The middle one of a number of the winner where both were looked at.
  double ofWinner(ToDoubleFunction<Signs> number) {
    return Sample.median(looks().stream().map(Look::winner).mapToDouble(number).toArray());
  }

  /// Loser - winner, block by block.
  double[] differences(ToDoubleFunction<Trial> number) {
    return IntStream.range(0, blocks())
        .mapToDouble(
            b -> number.applyAsDouble(losing.get(b)) - number.applyAsDouble(winning.get(b)))
        .toArray();
  }
}
