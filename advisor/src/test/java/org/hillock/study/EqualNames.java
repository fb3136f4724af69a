package org.hillock.study;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.numeric.Draws;
import org.hillock.protocol.Answer;
import org.hillock.protocol.Outcomes;
import org.hillock.protocol.Protocol;
import org.hillock.protocol.Rows;
import org.hillock.protocol.Stage;
import org.hillock.statistics.Normal;
import org.hillock.statistics.Sample;
import org.hillock.statistics.StudentT;
import org.hillock.work.Crew;

/// How often the protocol errs on a data set where all candidates are equal, and how often it finds
/// one that was made better.
///
/// @param pool trainings
/// @param own standard deviation of scores of trainings on the same rows, which differ by the noise
///   of their names only: what "one run" varies by
/// @param correlation share of the variance of scores that candidates have in common, since they
///   are trained and tested on the same rows
record EqualNames(Pool pool, double own, double correlation) {
  private static final int BEST = Bundled.CANDIDATES - 1;
  private static final int CHUNKS = 20;

  /// Numbers of runs.
  ///
  /// @param better claims that some candidate is better
  /// @param worse claims that all others are worse than the baseline
  /// @param chosen the one that was made better is the challenger
  /// @param found it is claimed to be better
  record Count(int runs, int better, int worse, int chosen, int found) {
    Count plus(Count other) {
      return new Count(
          runs + other.runs,
          better + other.better,
          worse + other.worse,
          chosen + other.chosen,
          found + other.found);
    }

    double percent(int number) {
      return 100.0 * number / runs;
    }
  }

  static EqualNames of(Pool pool) {
    double[][] scores = pool.scores();
    double[] all = DoubleStream.of().toArray();
    double within = 0;
    for (double[] block : scores) {
      all = DoubleStream.concat(DoubleStream.of(all), DoubleStream.of(block)).toArray();
      within += Sample.variance(block) / scores.length;
    }
    return new EqualNames(pool, Math.sqrt(within), 1 - within / Sample.variance(all));
  }

  /// Runs the protocol so many times.
  ///
  /// @param gain of the last candidate, in standard deviations of one run
  Count count(int runs, double gain) {
    List<Callable<Count>> chunks =
        IntStream.range(0, CHUNKS)
            .mapToObj(chunk ->
                (Callable<Count>)
                    () -> counted(runs / CHUNKS * chunk, runs / CHUNKS * (chunk + 1), gain))
            .toList();
    return new Crew(pool.plan().threads(), (done, total, what) -> {})
        .all("", chunks).stream().reduce(Count::plus).orElseThrow();
  }

  private Count counted(int from, int to, double gain) {
    Count count = new Count(0, 0, 0, 0, 0);
    for (int run = from; run < to; run++) {
      Protocol protocol =
          Protocol.of(pool.design(), new Planted(pool.outcomes(Draws.of(run)), gain * own));
      boolean chosen = protocol.selection().challenger() == BEST;
      boolean better = protocol.answer() == Answer.BETTER;
      boolean worse = protocol.answer() == Answer.WORSE;
      count =
          count.plus(
              new Count(
                  1, better ? 1 : 0, worse ? 1 : 0, chosen ? 1 : 0, chosen && better ? 1 : 0));
    }
    return count;
  }

  /// The same outcomes, but for one candidate that is better.
  private record Planted(Outcomes outcomes, double gain) implements Outcomes {
    @Override
    public double[][] scores(Stage stage, List<Integer> candidates, int first, int blocks) {
      double[][] scores = outcomes.scores(stage, candidates, first, blocks);
      int best = candidates.indexOf(BEST);
      if (best >= 0) {
        scores[best] = raised(scores[best]);
      }
      return scores;
    }

    @Override
    public double[][] leavingOut(int candidate, int first, int blocks) {
      double[][] scores = outcomes.leavingOut(candidate, first, blocks);
      return candidate == BEST
          ? Stream.of(scores).map(this::raised).toArray(double[][]::new)
          : scores;
    }

    @Override
    public boolean affords(int candidates) {
      return outcomes.affords(candidates);
    }

    private double[] raised(double[] scores) {
      return DoubleStream.of(scores).map(score -> score + gain).toArray();
    }
  }

  /// The probability that a gain is claimed where differences are normal: that the mean of J of
  /// them is above the margin and above t S sqrt(1/J + test/train), by the midpoint rule over S,
  /// whose square is chi squared by its J - 1 degrees of freedom. With test rows set aside that is
  /// the most there can be, as the spread of those rows comes in addition to that of blocks.
  double theory(double gain) {
    double shared =
        switch (pool.design().rows()) {
          case Rows.Resampled(int train, int test) -> (double) test / train;
          case Rows.HeldOut _, Rows.Fresh _ -> 0;
        };
    int blocks = pool.design().confirmation();
    double deviation = own * Math.sqrt(2);
    double corrected = Math.sqrt(1.0 / blocks + shared);
    double t = new StudentT(blocks - 1).quantile(1 - pool.design().levelOfGains() / 2);
    double area = 0;
    double sum = 0;
    for (double s = 0.0005; s < 3; s += 0.001) {
      double weight =
          StrictMath.exp((blocks - 2) * StrictMath.log(s) - (blocks - 1) * (s * s - 1) / 2);
      double least = Math.max(pool.design().margin(), t * s * deviation * corrected);
      double over = (gain * own - least) / deviation * Math.sqrt(blocks);
      area += weight;
      sum += weight * Normal.cdf(over);
    }
    return sum / area;
  }

  /// The row of false claims in docs/evidence.md.
  String falseClaims(String title, int runs) {
    Count none = count(runs, 0);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.3g | %.2f | %.1f | %.1f |",
        title,
        pool.plan().metric().label(),
        own,
        correlation,
        none.percent(none.better()),
        none.percent(none.worse()));
  }

  /// The row of planted winners.
  String planted(String title, int runs) {
    StringBuilder row = new StringBuilder("| " + title + " |");
    for (double gain : new double[] {1, 2, 4}) {
      Count count = count(runs, gain);
      row.append(
          String.format(
              Locale.ROOT,
              " %.1f | %.1f | %.1f |",
              count.percent(count.chosen()),
              count.percent(count.found()),
              count.percent(count.chosen()) * theory(gain)));
    }
    return row.toString();
  }
}
