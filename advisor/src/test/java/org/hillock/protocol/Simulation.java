package org.hillock.protocol;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;
import org.hillock.statistics.CorrectedT;
import org.hillock.statistics.Sample;

/// score = gain of the last candidate + block + own: twelve candidates, of which number 0 is the
/// baseline, equal but for the last.
///
/// @param noise the shape of the candidates' own noise
/// @param block standard deviation of what candidates share in a block
/// @param own standard deviation of what they do not share
/// @param gain how much the last candidate is better
/// @param early standard deviation of what a ninth of the epochs adds; a third adds half of it
record Simulation(Noise noise, double block, double own, double gain, double early) {
  static final int CANDIDATES = 12;
  static final int BEST = CANDIDATES - 1;
  private static final int NAIVE_BLOCKS = 5;

  /// What share of runs found whom.
  ///
  /// @param chosen the last candidate was the challenger
  /// @param claimed some candidate was said to be better than the baseline
  /// @param naive the best of all on five blocks is better than the baseline by a paired t test on
  ///   the same blocks
  /// @param right the last candidate was said to be better
  record Rates(double chosen, double claimed, double right, double naive) {}

  /// Noise with mean 0 and standard deviation 1.
  enum Noise {
    NORMAL("normal"),
    HEAVY("heavy tails"),
    SKEWED("skewed"),
    /// skewed, but for the baseline's, so that equal means are not equal distributions
    MIXED("skewed but for the baseline");

    final String title;

    Noise(String title) {
      this.title = title;
    }

    double draw(Draws draws, long counter) {
      return switch (this) {
        case NORMAL -> draws.normal(counter);
        case HEAVY -> student(draws.at(counter));
        // Many good runs, few bad ones, as of trainings of which some get stuck.
        case SKEWED, MIXED -> 1 + StrictMath.log(1 - draws.uniform(counter));
      };
    }

    Noise of(int candidate) {
      return this == MIXED && candidate == 0 ? NORMAL : this;
    }

    /// Student's t with three degrees of freedom, whose variance is 3.
    private static double student(Draws draws) {
      double squares = 0;
      for (int i = 1; i <= 3; i++) {
        squares += draws.normal(i) * draws.normal(i);
      }
      return draws.normal(0) / Math.sqrt(squares);
    }
  }

  /// Correlation rho within a block and standard deviation 1 of each score.
  static Simulation correlated(Noise noise, double rho, double gain) {
    return new Simulation(noise, Math.sqrt(rho), Math.sqrt(1 - rho), gain, 0);
  }

  double correlation() {
    return block * block / (block * block + own * own);
  }

  Rates rates(int runs) {
    int chosen = 0;
    int claimed = 0;
    int right = 0;
    int naive = 0;
    for (int run = 0; run < runs; run++) {
      Outcomes outcomes = outcomes(Draws.of(run));
      Protocol protocol = Protocol.of(Design.usual(CANDIDATES, 0, 0), outcomes);
      boolean best = protocol.selection().challenger() == BEST;
      boolean better = protocol.answer() == Answer.BETTER;
      chosen += best ? 1 : 0;
      claimed += better ? 1 : 0;
      right += best && better ? 1 : 0;
      naive += naive(outcomes(Draws.of(run).at("naive"))) ? 1 : 0;
    }
    double n = runs;
    return new Rates(chosen / n, claimed / n, right / n, naive / n);
  }

  /// The share of runs that rule out a sizeable gain where it is just that.
  double falseTies(int runs) {
    int ties = 0;
    for (int run = 0; run < runs; run++) {
      Protocol protocol =
          Protocol.of(Design.usual(CANDIDATES, 0, gain), outcomes(Draws.of(run).at("ties")));
      ties += protocol.answer() == Answer.TIE ? 1 : 0;
    }
    return (double) ties / runs;
  }

  Outcomes outcomes(Draws draws) {
    return Outcomes.each((candidate, number, stage) -> {
      double unfinished =
          switch (stage) {
            case NINTH -> early;
            case THIRD -> early / 2;
            case FULL, SELECTION, CONFIRMATION -> 0;
          };
      return (candidate == BEST ? gain : 0)
          + block * draws.at("block").normal(number)
          + own * noise.of(candidate).draw(draws.at("own").at(candidate), number)
          + unfinished * draws.at(stage.name()).at(candidate).normal(number);
    });
  }

  /// The habit: the best of the others over five blocks, tested on the blocks that made it best.
  private static boolean naive(Outcomes outcomes) {
    List<Integer> all = IntStream.range(0, CANDIDATES).boxed().toList();
    List<Scored> scored = Scored.of(outcomes, Stage.FULL, all, 0, NAIVE_BLOCKS);
    double[] largest = new double[0];
    for (Scored candidate : scored.subList(1, CANDIDATES)) {
      double[] d = candidate.minus(scored.getFirst());
      if (largest.length == 0 || Sample.mean(d) > Sample.mean(largest)) {
        largest = d;
      }
    }
    // One test row to so many training rows is the plain paired test.
    CorrectedT test = CorrectedT.of(largest, Integer.MAX_VALUE, 1);
    return test.mean() > 0 && test.pValue() < 0.05;
  }
}
