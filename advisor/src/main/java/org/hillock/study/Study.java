package org.hillock.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.activation.Activation;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.notation.Demand;
import org.hillock.numeric.Draws;
import org.hillock.training.Run;
import org.hillock.training.Scores;
import org.hillock.training.Trainer;

/// The same network trained with every candidate on the same blocks, each with the learning rate
/// that suits it best. The trials depend on problem and plan alone, not on threads or time; only
/// their seconds do.
///
/// @param problem what is learned
/// @param plan what was tried
/// @param trials candidate by candidate, block by block
/// @param constants per block the scores of the best constant answer
/// @param trainRows training rows of a block
/// @param testRows test rows of a block
public record Study(
    Problem problem,
    Plan plan,
    List<Trial> trials,
    List<Scores> constants,
    int trainRows,
    int testRows) {
  /// Copies the lists.
  public Study {
    trials = List.copyOf(trials);
    constants = List.copyOf(constants);
  }

  /// Runs all trials.
  ///
  /// @param nanoseconds a clock for the seconds of the trials
  /// @throws CancellationException if the thread is interrupted; all trainings are then stopped
  public static Study of(Problem problem, Plan plan, LongSupplier nanoseconds, Progress progress) {
    try (Pool pool = new Pool(plan, progress)) {
      List<Double> rates = rates(problem, plan, nanoseconds, pool);
      long[] seeds = LongStream.range(0, plan.blocks()).map(b -> plan.seed() + b).toArray();
      List<Callable<Trial>> work = new ArrayList<>();
      for (int c = 0; c < plan.candidates().size(); c++) {
        Activation candidate = plan.candidates().get(c);
        double rate = rates.get(c);
        for (long seed : seeds) {
          work.add(() -> trial(problem, plan, candidate, seed, rate, nanoseconds));
        }
      }
      List<Trial> trials = pool.run(work);
      Split first = Split.of(problem, seeds[0]);
      return new Study(
          problem,
          plan,
          trials,
          LongStream.of(seeds)
              .mapToObj(seed -> Scores.ofConstant(Split.of(problem, seed)))
              .toList(),
          first.train().rows(),
          first.test().rows());
    }
  }

  /// The trials of one candidate, block by block.
  public List<Trial> trials(String function) {
    return trials.stream().filter(trial -> trial.function().equals(function)).toList();
  }

  /// For each candidate the learning rate with the least validation loss, summed over blocks that
  /// are used for nothing else.
  private static List<Double> rates(
      Problem problem, Plan plan, LongSupplier nanoseconds, Pool pool) {
    long[] seeds = tuningSeeds(plan);
    List<Callable<Trial>> work = new ArrayList<>();
    for (Activation candidate : plan.candidates()) {
      for (double rate : plan.learningRates()) {
        for (long seed : seeds) {
          work.add(() -> trial(problem, plan, candidate, seed, rate, nanoseconds));
        }
      }
    }
    List<Trial> trials = pool.run(work);
    int perCandidate = plan.learningRates().size() * seeds.length;
    return IntStream.range(0, plan.candidates().size())
        .mapToObj(c -> trials.subList(c * perCandidate, (c + 1) * perCandidate))
        .map(own -> best(plan.learningRates(), own))
        .toList();
  }

  private static double best(List<Double> rates, List<Trial> trials) {
    double bestRate = rates.getFirst();
    double leastLoss = Double.POSITIVE_INFINITY;
    for (double rate : rates) {
      double loss =
          trials.stream()
              .filter(trial -> trial.learningRate() == rate)
              .mapToDouble(Trial::validationLoss)
              .sum();
      if (loss < leastLoss) {
        leastLoss = loss;
        bestRate = rate;
      }
    }
    return bestRate;
  }

  private static long[] tuningSeeds(Plan plan) {
    Draws draws = Draws.of(plan.seed()).at("tuning");
    return LongStream.range(0, plan.tuningBlocks()).map(draws::bits).toArray();
  }

  /// What a network for these rows has to take and give.
  public static Demand demand(Split split, Activation activation) {
    return new Demand(
        new Shape(split.encoder().shape()),
        split.train().outputs(),
        activation,
        split.encoder().vocabulary());
  }

  /// Each trial cuts the problem anew: kept for all blocks, the numbers of many images would not
  /// fit into memory, and cutting takes a small share of the training's time.
  private static Trial trial(
      Problem problem,
      Plan plan,
      Activation candidate,
      long seed,
      double rate,
      LongSupplier nanoseconds) {
    Split split = Split.of(problem, seed);
    long start = nanoseconds.getAsLong();
    Network network =
        plan.design().architecture(demand(split, candidate)).network(seed, plan.initialization());
    Run run = Trainer.fit(network, split, plan.settings().withLearningRate(rate), seed);
    Scores scores = Scores.of(run.network(), split.test(), split.encoder().target());
    double seconds = (nanoseconds.getAsLong() - start) * 1e-9;
    return new Trial(
        candidate.name(), seed, rate, scores, run.bestLoss(), run.epochs(), seconds, run.finite());
  }

  /// Runs trainings side by side and gives their results in the order of the work.
  private static final class Pool implements AutoCloseable {
    private final ExecutorService executor;
    private final Progress progress;
    private final int total;
    private int done;

    Pool(Plan plan, Progress progress) {
      executor =
          Executors.newFixedThreadPool(
              plan.threads(), Thread.ofPlatform().daemon().name("hillock-training-", 0).factory());
      this.progress = progress;
      total =
          plan.candidates().size()
              * (plan.learningRates().size() * plan.tuningBlocks() + plan.blocks());
    }

    List<Trial> run(List<Callable<Trial>> work) {
      List<Future<Trial>> futures = work.stream().map(w -> executor.submit(() -> told(w))).toList();
      List<Trial> trials = new ArrayList<>();
      for (Future<Trial> future : futures) {
        try {
          trials.add(future.get());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw cancellation(e);
        } catch (ExecutionException e) {
          throw e.getCause() instanceof RuntimeException cause
              ? cause
              : new IllegalStateException("a training failed", e.getCause());
        }
      }
      return trials;
    }

    private static CancellationException cancellation(InterruptedException cause) {
      CancellationException cancelled = new CancellationException("the study was interrupted");
      cancelled.initCause(cause);
      return cancelled;
    }

    private Trial told(Callable<Trial> work) throws Exception {
      Trial trial = work.call();
      synchronized (this) {
        done++;
        progress.finished(done, total, trial.function());
      }
      return trial;
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }
  }
}
