package org.hillock.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Measure;
import org.hillock.diagnosis.Shown;
import org.hillock.study.Signs;
import org.hillock.study.Signs.Symptom;
import org.hillock.study.Signs.Worst;

/// What was seen inside the networks: a measure that is clearly worse for the loser in each
/// training that was looked at, or a condition that the diagnosis finds in all of the loser's and
/// in none of the winner's.
final class InsideCues {
  /// Conditions that say nothing of an activation: all candidates have the same rows and loss.
  private static final Set<Condition> OF_THE_ROWS = Set.of(Condition.UNSCALED, Condition.MISMATCH);

  private InsideCues() {}

  static List<Cue> of(Contest contest) {
    List<Cue> cues = new ArrayList<>();
    boolean gradients = gradients(contest, cues);
    boolean dead = units(contest, Measure.DEAD, Signs::dead, Cause.DEAD_UNITS, "dead", cues);
    boolean saturated =
        units(
            contest,
            Measure.SATURATED,
            Signs::saturated,
            Cause.SATURATED_UNITS,
            "saturated on 95 % of the rows or more",
            cues);
    for (Symptom symptom : symptoms(contest)) {
      boolean said =
          switch (symptom.condition()) {
            case VANISHING, EXPLODING -> gradients;
            case DYING -> dead;
            case SATURATING -> saturated;
            // The trials say it of all blocks.
            case NON_FINITE -> true;
            case COLLAPSING,
                SYMMETRIC,
                UNSCALED,
                MISMATCH,
                RATE_TOO_HIGH,
                RATE_TOO_LOW,
                MEMORIZING ->
                false;
          };
      if (!said) {
        cues.add(diagnosed(contest, symptom));
      }
    }
    return cues;
  }

  private static boolean gradients(Contest contest, List<Cue> cues) {
    boolean clear =
        contest.always(look ->
            Measure.GRADIENT_RATIO.isClearlyWorse(
                look.loser().gradientBalance(), look.winner().gradientBalance()));
    if (clear) {
      cues.add(
          new Cue(
              Cause.GRADIENTS,
              "With %s the gradient at the first hidden layer was typically %s that at the last; with %s it was %s it."
                  .formatted(
                      contest.loser(),
                      Shown.multiple(contest.ofLoser(Signs::gradientRatio)),
                      contest.winner(),
                      Shown.multiple(contest.ofWinner(Signs::gradientRatio)))));
    }
    return clear;
  }

  private static boolean units(
      Contest contest,
      Measure measure,
      Function<Signs, Worst> worst,
      Cause cause,
      String state,
      List<Cue> cues) {
    boolean clear =
        contest.always(look ->
            measure.isClearlyWorse(
                worst.apply(look.loser()).share(), worst.apply(look.winner()).share()));
    if (clear) {
      double others = contest.ofWinner(signs -> worst.apply(signs).share());
      cues.add(
          new Cue(
              cause,
              "With %s, %s of the units of %s are %s; with %s %s."
                  .formatted(
                      contest.loser(),
                      Shown.percent(contest.ofLoser(signs -> worst.apply(signs).share())),
                      worst.apply(contest.looks().getFirst().loser()).layer(),
                      state,
                      contest.winner(),
                      others == 0
                          ? "none are"
                          : "it is " + Shown.percent(others) + " of its worst layer")));
    }
    return clear;
  }

  /// What the diagnosis finds in each of the loser's trainings and in none of the winner's.
  private static List<Symptom> symptoms(Contest contest) {
    return contest.looks().stream()
        .limit(1)
        .flatMap(first -> first.loser().symptoms().stream())
        .filter(symptom -> !OF_THE_ROWS.contains(symptom.condition()))
        .filter(symptom ->
            contest.always(look ->
                has(look.loser(), symptom.condition()) && !has(look.winner(), symptom.condition())))
        .toList();
  }

  private static boolean has(Signs signs, Condition condition) {
    return signs.symptoms().stream().anyMatch(symptom -> symptom.condition() == condition);
  }

  private static Cue diagnosed(Contest contest, Symptom symptom) {
    String statement = symptom.statement();
    return new Cue(
        Cause.DIAGNOSED,
        "With %s the diagnosis is %s, with %s it is not: %s"
            .formatted(
                contest.loser(),
                symptom.condition().label(),
                contest.winner(),
                statement.substring(0, 1).toLowerCase(Locale.ROOT) + statement.substring(1)));
  }
}
