package org.hillock.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.numeric.Draws;
import org.hillock.optimizer.Optimizer.Stepper;

/// Checks an optimizer, a built-in one or your own, for what Hillock expects of it:
///
/// ```java
/// @Test
/// void myOptimizerKeepsTheContract() {
///   OptimizerContract.verify(new Lion(0.001));
/// }
/// ```
///
/// Parameters updated in ranges, in any order, have the bits of one update; a fresh stepper that is
/// given another's memory goes on like it; steppers share nothing; no gradient leaves the
/// parameters finite; the factor of a step is one of the learning rate.
public final class OptimizerContract {
  private static final int PARAMETERS = 37;
  private static final int STEPS = 6;

  private final Optimizer optimizer;
  private final List<String> broken = new ArrayList<>();

  private OptimizerContract(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  /// Throws if something does not hold.
  ///
  /// @throws AssertionError lists all that does not
  public static void verify(Optimizer optimizer) {
    List<String> broken = violations(optimizer);
    if (!broken.isEmpty()) {
      throw new AssertionError(optimizer + " breaks the contract:\n" + String.join("\n", broken));
    }
  }

  /// What does not hold, a sentence each; empty if all is well.
  public static List<String> violations(Optimizer optimizer) {
    OptimizerContract contract = new OptimizerContract(optimizer);
    contract.ranges();
    contract.memory();
    contract.gradients();
    contract.rate();
    return List.copyOf(contract.broken);
  }

  private void ranges() {
    float[] whole = walked(optimizer.stepper(PARAMETERS), 0, STEPS, start());
    float[] parts = start();
    Stepper stepper = optimizer.stepper(PARAMETERS);
    boolean beside = false;
    for (int step = 0; step < STEPS; step++) {
      stepper.begin(1);
      for (int[] range : new int[][] {{20, 21}, {0, 8}, {21, PARAMETERS}, {8, 20}}) {
        int from = range[0];
        int to = range[1];
        float[] before = parts.clone();
        stepper.update(parts, gradient(step), from, to);
        beside |= !Arrays.equals(before, 0, from, parts, 0, from);
        beside |= !Arrays.equals(before, to, PARAMETERS, parts, to, PARAMETERS);
      }
    }
    expect(!beside, "an update changes parameters outside of its range");
    expect(
        Arrays.equals(whole, parts),
        "parameters updated in ranges have other bits than in one update");
  }

  private void memory() {
    Stepper first = optimizer.stepper(PARAMETERS);
    Stepper second = optimizer.stepper(PARAMETERS);
    float[] half = walked(first, 0, STEPS / 2, start());
    List<float[]> memory = first.memory();
    List<float[]> other = second.memory();
    boolean fits =
        memory.size() == other.size()
            && memory.stream().allMatch(array -> array.length == PARAMETERS)
            && other.stream().allMatch(array -> array.length == PARAMETERS);
    expect(
        fits, "memory() is not the same number of arrays, of one number per parameter, each time");
    if (!fits) {
      return;
    }
    expect(
        other.stream().allMatch(array -> Arrays.equals(array, new float[PARAMETERS])),
        "a fresh stepper remembers something; do steppers share their memory?");
    for (int i = 0; i < memory.size(); i++) {
      System.arraycopy(memory.get(i), 0, other.get(i), 0, PARAMETERS);
    }
    second.resume(STEPS / 2);
    float[] resumed = walked(second, STEPS / 2, STEPS, half.clone());
    float[] whole = walked(first, STEPS / 2, STEPS, half);
    expect(
        Arrays.equals(whole, resumed),
        "a fresh stepper that is given the memory, and the number of steps by resume, goes on otherwise");
  }

  private void gradients() {
    float[] g = gradient(0);
    optimizer.stepper(PARAMETERS).step(start(), g);
    expect(Arrays.equals(gradient(0), g), "an update changes the gradients");
    float[] p = start();
    Stepper stepper = optimizer.stepper(PARAMETERS);
    for (int step = 0; step < STEPS; step++) {
      stepper.step(p, new float[PARAMETERS]);
    }
    boolean finite = true;
    for (float value : p) {
      finite &= Float.isFinite(value);
    }
    expect(finite, "gradients of 0 make parameters that are not finite");
  }

  private void rate() {
    Optimizer slower = optimizer.withLearningRate(optimizer.learningRate() / 4);
    expect(
        slower.learningRate() == optimizer.learningRate() / 4,
        "withLearningRate gives an optimizer of another learning rate than was asked for");
    float[] scaled = start();
    float[] other = start();
    Stepper first = optimizer.stepper(PARAMETERS);
    Stepper second = slower.stepper(PARAMETERS);
    for (int step = 0; step < STEPS; step++) {
      first.step(scaled, gradient(step), 0.25);
      second.step(other, gradient(step));
    }
    expect(
        Arrays.equals(scaled, other),
        "steps of factor 1/4 are not those of a quarter of the learning rate");
  }

  private static float[] walked(Stepper stepper, int from, int to, float[] parameters) {
    for (int step = from; step < to; step++) {
      stepper.step(parameters, gradient(step));
    }
    return parameters;
  }

  private static float[] start() {
    return random(Draws.of(1));
  }

  /// In some places 0.
  private static float[] gradient(int step) {
    float[] gradient = random(Draws.of(2).at(step));
    for (int i = 0; i < PARAMETERS; i += 5) {
      gradient[i] = 0;
    }
    return gradient;
  }

  private static float[] random(Draws draws) {
    float[] random = new float[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      random[i] = (float) draws.normal(i);
    }
    return random;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise + ".");
    }
  }
}
