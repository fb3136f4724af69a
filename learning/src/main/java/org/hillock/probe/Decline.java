package org.hillock.probe;

import java.util.List;
import java.util.Optional;

/// How a unit dies: the logit of the share of examples on which it is active falls along a line.
///
/// The line is fitted to the second half of the looks at a training, at least 8, by weighted least
/// squares: y = ln((k + ½) / (n - k + ½)) with weights (k + ½) (n - k + ½) / (n + 1) for k of n
/// examples; the variance is that of the binomial, or of the residuals if it is larger. It is a
/// decline if, with a confidence of 99 %, the line falls, if the share has halved over these looks,
/// and if the estimate of the end is not further away than as many steps again as were taken.
///
/// The interval of the end has a confidence of 99 %, by Fieller's theorem; a trend can end, so it
/// holds if the training goes on as it went.
///
/// Source: Cox and Snell, "Analysis of binary data", 1989, for the logit; Fieller, "Some problems
/// in interval estimation", 1954.
///
/// @param perStep change of the logit by a step
/// @param deadAt estimate of the step at which it is active on less than one training example
/// @param earliest the interval's lower end
/// @param latest its upper end
public record Decline(double perStep, double deadAt, double earliest, double latest) {
  private static final int FEWEST = 8;
  private static final double NORMAL = 2.5758293035489004;

  /// One look.
  ///
  /// @param step after which
  /// @param active share of the examples
  /// @param examples how many
  record Look(long step, double active, double examples) {}

  /// The decline, if there is one.
  ///
  /// @param looks oldest first
  /// @param rows training examples
  static Optional<Decline> of(List<Look> looks, int rows) {
    List<Look> late = looks.subList(looks.size() / 2, looks.size());
    return late.size() < FEWEST || !isLess(late) ? Optional.empty() : fit(late, rows);
  }

  /// Whether it can have halved: the mean of the second half is well below that of the first.
  private static boolean isLess(List<Look> looks) {
    int half = looks.size() / 2;
    double first = 0;
    double second = 0;
    for (int i = 0; i < half; i++) {
      first += looks.get(i).active;
      second += looks.get(looks.size() - 1 - i).active;
    }
    return second < 0.9 * first;
  }

  private static Optional<Decline> fit(List<Look> looks, int rows) {
    double weights = 0;
    double meanStep = 0;
    double meanLogit = 0;
    for (Look look : looks) {
      double w = weight(look);
      weights += w;
      meanStep += w * look.step;
      meanLogit += w * logit(look);
    }
    meanStep /= weights;
    meanLogit /= weights;
    double steps = 0;
    double product = 0;
    for (Look look : looks) {
      double dx = look.step - meanStep;
      steps += weight(look) * dx * dx;
      product += weight(look) * dx * (logit(look) - meanLogit);
    }
    double slope = product / steps;
    double residuals = 0;
    for (Look look : looks) {
      double left = logit(look) - meanLogit - slope * (look.step - meanStep);
      residuals += weight(look) * left * left;
    }
    int freedom = looks.size() - 2;
    double dispersion = Math.max(1, residuals / freedom);
    double t = quantile(freedom);
    double last = looks.getLast().step;
    boolean falls = slope + t * Math.sqrt(dispersion / steps) < 0;
    double first = looks.getFirst().step;
    boolean halved =
        share(meanLogit + slope * (last - meanStep))
            < share(meanLogit + slope * (first - meanStep)) / 2;
    // Less than one example of all: the logit of 1 / rows.
    double end = -StrictMath.log(Math.max(1, rows - 1));
    double deadAt = meanStep + (end - meanLogit) / slope;
    if (!falls || !halved || deadAt > 2 * last) {
      return Optional.empty();
    }
    // Fieller: (slope x - d)² = t² dispersion (1 / weights + x² / steps), x = step - meanStep.
    double d = end - meanLogit;
    double a = slope * slope - t * t * dispersion / steps;
    double b = slope * d;
    double c = d * d - t * t * dispersion / weights;
    double root = Math.sqrt(Math.max(0, b * b - a * c));
    return Optional.of(
        new Decline(slope, deadAt, meanStep + (b - root) / a, meanStep + (b + root) / a));
  }

  private static double logit(Look look) {
    double k = look.active * look.examples;
    return StrictMath.log((k + 0.5) / (look.examples - k + 0.5));
  }

  private static double weight(Look look) {
    double k = look.active * look.examples;
    return (k + 0.5) * (look.examples - k + 0.5) / (look.examples + 1);
  }

  private static double share(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /// Of Student's t at 99.5 %, by the expansion of Cornish and Fisher, to some 2 % from 6 degrees
  /// of freedom on.
  private static double quantile(int freedom) {
    double z = NORMAL;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double z7 = z5 * z * z;
    double n = freedom;
    return z
        + (z3 + z) / (4 * n)
        + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
  }
}
