package org.hillock.advice;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hillock.diagnosis.Shown;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Interval;
import org.hillock.statistics.Sample;
import org.hillock.statistics.StudentT;
import org.hillock.study.Study;
import org.hillock.study.Trial;

/// How long an epoch of one candidate takes, in epochs of another: e^mean log(ratio) over pairs of
/// trainings on one block. It is told only if selection and confirmation, which ran at different
/// times, both show the same beyond noise.
final class EpochTime {
  private static final double CONFIDENCE = 0.95;

  /// A tenth more or less is not worth a sentence.
  private static final double NOTABLE = 1.1;

  private EpochTime() {}

  /// A sentence about the challenger, beside the baseline.
  static Optional<Cue> of(Study study) {
    Interval chosen = interval(study, Stage.SELECTION);
    Interval confirmed = interval(study, Stage.CONFIRMATION);
    boolean longer = chosen.low() > NOTABLE && confirmed.low() > NOTABLE;
    boolean shorter = chosen.high() < 1 / NOTABLE && confirmed.high() < 1 / NOTABLE;
    return longer || shorter
        ? Optional.of(
            new Cue(
                Cause.TIME,
                "With %s an epoch takes %s times as long as with %s (95 %% interval %s to %s, from %d pairs of trainings)."
                    .formatted(
                        study.challenger(),
                        Shown.number(Math.sqrt(confirmed.low() * confirmed.high())),
                        study.plan().baseline(),
                        Shown.number(confirmed.low()),
                        Shown.number(confirmed.high()),
                        study.plan().blocks().confirmation())))
        : Optional.empty();
  }

  private static Interval interval(Study study, Stage stage) {
    Contest contest = Contest.of(study, stage, study.challenger(), study.plan().baseline());
    double[] logs =
        IntStream.range(0, contest.blocks())
            .mapToDouble(b ->
                StrictMath.log(
                    secondsPerEpoch(contest.losing().get(b))
                        / secondsPerEpoch(contest.winning().get(b))))
            .toArray();
    if (logs.length < 2 || !DoubleStream.of(logs).allMatch(Double::isFinite)) {
      return new Interval(0, Double.POSITIVE_INFINITY);
    }
    double reach =
        new StudentT(logs.length - 1).quantile((1 + CONFIDENCE) / 2)
            * Sample.standardDeviation(logs)
            / Math.sqrt(logs.length);
    double mean = Sample.mean(logs);
    return new Interval(StrictMath.exp(mean - reach), StrictMath.exp(mean + reach));
  }

  private static double secondsPerEpoch(Trial trial) {
    return trial.seconds() / trial.epochs();
  }
}
