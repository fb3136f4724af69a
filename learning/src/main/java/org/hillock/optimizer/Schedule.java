package org.hillock.optimizer;

import org.hillock.activation.InvalidInputException;

/// How the learning rate changes over a training.
public sealed interface Schedule {
  /// The factor of the optimizer's learning rate.
  ///
  /// @param step the number of the step, from 0
  /// @param steps how many there will be at the most
  double factor(long step, long steps);

  /// Always 1.
  record Constant() implements Schedule {
    @Override
    public double factor(long step, long steps) {
      return 1;
    }
  }

  /// Multiplied by `factor` each time another `share` of the training is over.
  ///
  /// @param share of all steps, above 0, at most 1
  /// @param factor above 0, at most 1
  record Staircase(double share, double factor) implements Schedule {
    /// Checks the numbers.
    public Staircase {
      checkShare("share", share);
      checkShare("factor", factor);
    }

    /// A tenth of the rate after each third.
    public Staircase() {
      this(1.0 / 3, 0.1);
    }

    @Override
    public double factor(long step, long steps) {
      return StrictMath.pow(factor, Math.floor(step / (share * steps)));
    }
  }

  /// Half a cosine from 1 to the floor.
  ///
  /// Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
  ///
  /// @param floor the last factor, from 0 to 1
  record Cosine(double floor) implements Schedule {
    /// Checks the number.
    public Cosine {
      checkPart("floor", floor);
    }

    /// Down to 0.
    public Cosine() {
      this(0);
    }

    @Override
    public double factor(long step, long steps) {
      double done = (double) step / steps;
      return floor + (1 - floor) * (1 + StrictMath.cos(Math.PI * done)) / 2;
    }
  }

  /// Rises in a straight line over the first steps, then follows another schedule for the rest.
  ///
  /// @param share of all steps, above 0, at most 1
  /// @param then what follows
  record WarmUp(double share, Schedule then) implements Schedule {
    /// Checks the number.
    public WarmUp {
      checkShare("share", share);
    }

    @Override
    public double factor(long step, long steps) {
      long rise = Math.max(1, Math.round(share * steps));
      return step < rise
          ? (step + 1.0) / rise * then.factor(0, Math.max(1, steps - rise))
          : then.factor(step - rise, Math.max(1, steps - rise));
    }
  }

  /// From a 25th up to 1 by half a cosine over the first share of the steps, then down to a
  /// 250,000th.
  ///
  /// Source: Smith and Topin, "Super-convergence", 2018; these numbers as in fastai and PyTorch.
  ///
  /// @param share of the rise, above 0, below 1
  record OneCycle(double share) implements Schedule {
    private static final double FIRST = 1.0 / 25;
    private static final double LAST = FIRST / 10_000;

    /// Checks the number.
    public OneCycle {
      checkShare("share", share);
    }

    /// Rises for 30 % of the steps.
    public OneCycle() {
      this(0.3);
    }

    @Override
    public double factor(long step, long steps) {
      double peak = share * steps - 1;
      return step <= peak
          ? between(FIRST, 1, step / peak)
          : between(1, LAST, (step - peak) / (steps - 1 - peak));
    }

    private static double between(double from, double to, double done) {
      return to + (from - to) * (1 + StrictMath.cos(Math.PI * Math.min(done, 1))) / 2;
    }
  }

  private static void checkShare(String what, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new InvalidInputException(
          "the %s of a schedule is %s; it has to be above 0 and at most 1.".formatted(what, value));
    }
  }

  private static void checkPart(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new InvalidInputException(
          "the %s of a schedule is %s; it has to be from 0 to 1.".formatted(what, value));
    }
  }
}
