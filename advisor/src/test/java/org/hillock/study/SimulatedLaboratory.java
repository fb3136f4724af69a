package org.hillock.study;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.function.Relu;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.numeric.Draws;
import org.hillock.protocol.Pace;
import org.hillock.protocol.Protocol;
import org.hillock.protocol.Rows;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;

/// Trainings that only let a clock go on, with lengths and speeds that vary.
///
/// @param functions how many there are beside relu
/// @param secondsPerEpoch of relu
/// @param typical epochs until a training stops by itself
/// @param rows for training, that may be left out
/// @param seed of all that varies
/// @param clock nanoseconds; stands still between trainings
record SimulatedLaboratory(
    int functions, double secondsPerEpoch, int typical, int rows, long seed, AtomicLong clock) {
  private static final int THREADS = 2;

  SimulatedLaboratory(int functions, double secondsPerEpoch, int typical, int rows, long seed) {
    this(functions, secondsPerEpoch, typical, rows, seed, new AtomicLong(7));
  }

  /// What was done and when it was over.
  ///
  /// @param protocol what was found
  /// @param plan as it was in the end
  /// @param seconds all of it took
  record Result(Protocol protocol, Plan plan, double seconds) {}

  /// Keeps within a budget.
  Result within(double seconds) {
    Laboratory laboratory = laboratory(plan());
    TimeBudget budget = new TimeBudget(Duration.ofMillis((long) (1000 * seconds)), clock.get());
    Timetable timetable =
        new Timetable(budget, rows, rows > 0, laboratory, clock::get, THREADS, Commentary.none());
    return result(laboratory, timetable, budget.began());
  }

  /// Does as a plan says.
  Result exactly(Plan plan) {
    return result(laboratory(plan), Pace.asDesigned(), clock.get());
  }

  private Result result(Laboratory laboratory, Pace pace, long began) {
    Protocol protocol =
        Protocol.of(Study.design(laboratory.plan(), new Rows.Fresh()), laboratory, pace);
    return new Result(protocol, laboratory.plan(), (clock.get() - began) * 1e-9);
  }

  private Laboratory laboratory(Plan plan) {
    return new Laboratory(plan, Book.inMemory(), this::train, clock::get, Commentary.none());
  }

  private Plan plan() {
    Settings settings = Settings.defaults();
    return new Plan(
        Plan.candidates(
            Activations.elementwise()
                .filter(f -> f.trainable())
                .<Activation>map(f -> f)
                .limit(functions)
                .toList(),
            new Relu(),
            new Design.Multilayer(List.of(8))),
        "relu",
        Blocks.usual(),
        1,
        settings,
        Plan.usualRates(settings),
        Initialization.gainCorrected(),
        Metric.ACCURACY,
        0.002,
        0.02,
        THREADS,
        List.of());
  }

  private Trial train(Plan plan, Assignment assignment, Commentary commentary) {
    Draws draws =
        Draws.of(seed)
            .at(assignment.candidate())
            .at(assignment.block() + 1)
            .at(Double.toString(assignment.learningRate()));
    int own = Math.max(1, (int) Math.round(typical * StrictMath.exp(0.3 * draws.normal(1))));
    int epochs = Math.min(assignment.epochs(), own);
    double share =
        plan.limits().trainingRows().map(most -> Math.min(1, most / (double) rows)).orElse(1.0);
    double slow = 4 * Draws.of(seed).at(assignment.candidate()).at("slow").uniform(0);
    double perEpoch =
        secondsPerEpoch * share * (1 + 0.2 * slow) * StrictMath.exp(0.25 * draws.normal(2));
    double seconds = perEpoch * (epochs + 1);
    if (commentary instanceof TimeLimit limit) {
      double most = (limit.until() - clock.get()) * 1e-9;
      if (seconds > most) {
        clock.addAndGet((long) (1e9 * most));
        throw new OutOfTime(most / perEpoch, perEpoch);
      }
      clock.addAndGet((long) (1e9 * seconds));
    } else {
      clock.addAndGet((long) (1e9 * seconds / THREADS));
    }
    double quality = 0.8 + 0.02 * Draws.of(seed).at(assignment.candidate()).normal(3);
    Mark mark = new Mark(scores(quality + 0.01 * draws.normal(4)), scores(0.1));
    List<Double> losses = Collections.nCopies(epochs, 1.0);
    return new Trial(
        assignment,
        mark,
        Optional.of(mark),
        List.of(),
        losses,
        losses,
        epochs,
        1,
        true,
        Optional.empty(),
        seconds);
  }

  private static Scores scores(double accuracy) {
    return new Scores(Map.of(Metric.ACCURACY, accuracy));
  }
}
