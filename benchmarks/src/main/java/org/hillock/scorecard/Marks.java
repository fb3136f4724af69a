package org.hillock.scorecard;

import java.util.OptionalDouble;

/// What one function of one library has been marked with so far. Inputs come in ascending runs.
public final class Marks {
  private final boolean monotone;
  private long inputs;
  private long wrong;
  private long overOne;
  private double worst;
  private float worstAt;
  private boolean nanLost;
  private float digitsLostAt = Float.NaN;
  private float finitenessLostAt = Float.NaN;
  private float signLostAt = Float.NaN;
  private float monotonyLostAt = Float.NaN;
  private float before = Float.NaN;

  /// @param monotone whether the exact function never decreases
  public Marks(boolean monotone) {
    this.monotone = monotone;
  }

  /// Begins a run: the next input is no neighbor of the last.
  public void run() {
    before = Float.NaN;
  }

  /// Marks one result.
  ///
  /// @param exact what it should be
  /// @param y what it is
  public void take(float x, double exact, float y) {
    if (Float.isNaN(x)) {
      nanLost |= !Float.isNaN(y);
      return;
    }
    inputs++;
    if (Ulp.isWrong(y, exact)) {
      wrong++;
    }
    float rounded = (float) exact;
    if (Float.isFinite(y) != Float.isFinite(rounded) || Float.isNaN(y) != Float.isNaN(rounded)) {
      overOne++;
      finitenessLostAt = nearer(finitenessLostAt, x);
    } else if (Float.isFinite(y)) {
      measure(x, exact, y);
    }
    if (monotone && y < before) {
      monotonyLostAt = nearer(monotonyLostAt, x);
    }
    before = Float.isNaN(y) ? before : y;
  }

  private void measure(float x, double exact, float y) {
    double distance = Ulp.distance(y, exact);
    if (distance > 1) {
      overOne++;
    }
    if (distance > worst) {
      worst = distance;
      worstAt = x;
    }
    if (Math.abs(exact) >= Float.MIN_NORMAL && Math.abs(y - exact) >= Math.abs(exact)) {
      digitsLostAt = nearer(digitsLostAt, x);
    }
    if ((float) exact != 0 && y * Math.signum(exact) < 0) {
      signLostAt = nearer(signLostAt, x);
    }
  }

  private static float nearer(float known, float x) {
    return Float.isNaN(known) || Math.abs(x) < Math.abs(known) ? x : known;
  }

  /// How many inputs were marked; NaN is not counted.
  public long inputs() {
    return inputs;
  }

  /// The share of results that are not correctly rounded.
  public double wrong() {
    return share(wrong);
  }

  /// The share of results that are off by more than one unit, or not finite though they should be.
  public double overOne() {
    return share(overOne);
  }

  private double share(long count) {
    return inputs == 0 ? 0 : (double) count / inputs;
  }

  /// The largest distance among finite results, in units of the last place.
  public double worst() {
    return worst;
  }

  /// Where the largest distance is.
  public float worstAt() {
    return worstAt;
  }

  /// Whether NaN became a number.
  public boolean nanLost() {
    return nanLost;
  }

  /// The smallest |x| at which the error is as large as the result, which is not subnormal.
  public OptionalDouble digitsLostAt() {
    return optional(digitsLostAt);
  }

  /// The smallest |x| at which NaN or infinity comes instead of a number, or the reverse.
  public OptionalDouble finitenessLostAt() {
    return optional(finitenessLostAt);
  }

  /// The smallest |x| at which the sign is the wrong one.
  public OptionalDouble signLostAt() {
    return optional(signLostAt);
  }

  /// The smallest |x| at which the result is less than at the input before, though the function
  /// never decreases.
  public OptionalDouble monotonyLostAt() {
    return optional(monotonyLostAt);
  }

  private static OptionalDouble optional(float x) {
    return Float.isNaN(x) ? OptionalDouble.empty() : OptionalDouble.of(x);
  }
}
