package org.hillock.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.hillock.activation.function.Linear;
import org.hillock.numeric.Draws;

/// Checks a loss, a built-in one or your own, for what Hillock expects of it:
///
/// ```java
/// @Test
/// void myLossKeepsTheContract() {
///   LossContract.verify(new Quantile(0.9), 1);
/// }
/// ```
///
/// The gradient is that of weight × value / total, by differences; an example of weight 0 has none,
/// whatever its outputs; only the example's own places are read and written.
public final class LossContract {
  private static final int ROWS = 6;

  /// The step of differences, which are good to its square; the value is taken in double.
  private static final float STEP = 0x1p-12f;

  private static final double CLOSE = 2e-7;

  /// Of the weights of all examples together.
  private static final double TOTAL = 2.5;

  private final Loss loss;
  private final int columns;
  private final float[] targets;
  private final float[] outputs;
  private final List<String> broken = new ArrayList<>();

  private LossContract(Loss loss, int columns, float[] targets) {
    this.loss = loss;
    this.columns = columns;
    this.targets = targets;
    outputs = new float[targets.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) (1.5 * Draws.of(2).normal(i));
    }
  }

  /// Throws if something does not hold, on targets that suit its output activation: any numbers for
  /// linear; else 0 or 1 for one output, one class an example for several, and all 0.
  ///
  /// @param columns how many outputs an example has
  /// @throws AssertionError lists all that does not
  public static void verify(Loss loss, int columns) {
    verify(loss, columns, targets(loss, columns));
  }

  /// The same on targets of yours.
  ///
  /// @param targets rows × columns
  /// @throws AssertionError lists all that does not
  public static void verify(Loss loss, int columns, float[] targets) {
    List<String> broken = violations(loss, columns, targets);
    if (!broken.isEmpty()) {
      throw new AssertionError(loss + " breaks the contract:\n" + String.join("\n", broken));
    }
  }

  /// What does not hold, a sentence each; empty if all is well.
  public static List<String> violations(Loss loss, int columns) {
    return violations(loss, columns, targets(loss, columns));
  }

  private static List<String> violations(Loss loss, int columns, float[] targets) {
    LossContract contract = new LossContract(loss, columns, targets);
    for (int row = 0; row < targets.length / columns; row++) {
      contract.example(row * columns);
    }
    contract.together();
    contract.predictions();
    return List.copyOf(contract.broken);
  }

  private static float[] targets(Loss loss, int columns) {
    boolean numbers = loss.output() instanceof Linear;
    float[] targets = new float[ROWS * columns];
    for (int i = 0; i < targets.length; i++) {
      int row = i / columns;
      // One class more than there are: the last example has none.
      boolean isClass = i % columns == row % (columns + 1);
      targets[i] = numbers ? (float) (2 * Draws.of(1).normal(i)) : isClass ? 1 : 0;
    }
    return targets;
  }

  private void example(int at) {
    double weight = loss.weight(targets, at, columns);
    expect(
        weight >= 0 && Double.isFinite(weight),
        "the weight of an example is %s; it has to be finite and at least 0".formatted(weight));
    if (weight == 0) {
      withoutWeight(at);
      return;
    }
    float[] gradient = filled(Float.NaN);
    double value = loss.value(outputs, targets, at, columns);
    double returned = loss.gradient(outputs, targets, at, columns, TOTAL, gradient);
    expect(returned == value, "gradient returns %s, but value is %s".formatted(returned, value));
    for (int i = 0; i < outputs.length; i++) {
      boolean isOwn = i >= at && i < at + columns;
      if (isOwn) {
        difference(at, i, weight, gradient[i]);
      }
      expect(isOwn || Float.isNaN(gradient[i]), "gradient writes beside the places of its example");
    }
    float[] alone = filled(Float.NaN);
    float[] targetsAlone = filled(Float.NaN);
    System.arraycopy(outputs, at, alone, at, columns);
    System.arraycopy(targets, at, targetsAlone, at, columns);
    expect(
        loss.value(alone, targetsAlone, at, columns) == value
            && loss.weight(targetsAlone, at, columns) == weight,
        "value or weight reads beside the places of its example");
  }

  /// Between the differences to the left and to the right, which differ at a corner.
  private void difference(int at, int i, double weight, float given) {
    float middle = outputs[i];
    double here = loss.value(outputs, targets, at, columns);
    outputs[i] = middle + STEP;
    double right =
        (loss.value(outputs, targets, at, columns) - here) / ((double) outputs[i] - middle);
    outputs[i] = middle - STEP;
    double left =
        (here - loss.value(outputs, targets, at, columns)) / ((double) middle - outputs[i]);
    outputs[i] = middle;
    double scale = weight / TOTAL;
    double noise = CLOSE * (1 + Math.abs(scale * left) + Math.abs(scale * right));
    expect(
        given >= scale * Math.min(left, right) - noise
            && given <= scale * Math.max(left, right) + noise,
        "the gradient by output %d of an example is %s, but weight × value / total changes by %s downward and %s upward"
            .formatted(i - at, given, scale * left, scale * right));
  }

  private void withoutWeight(int at) {
    for (float lost : new float[] {outputs[at], Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] given = outputs.clone();
      Arrays.fill(given, at, at + columns, lost);
      float[] gradient = filled(9);
      double returned = loss.gradient(given, targets, at, columns, TOTAL, gradient);
      boolean isZero = returned == 0;
      for (int i = at; i < at + columns; i++) {
        isZero &= gradient[i] == 0;
      }
      expect(isZero, "an example of weight 0 has a gradient or a loss that is not 0");
    }
  }

  private void together() {
    int rows = targets.length / columns;
    float[] keptOutputs = outputs.clone();
    float[] keptTargets = targets.clone();
    double total = loss.weights(targets, rows, columns);
    float[] one = filled(Float.NaN);
    float[] all = filled(Float.NaN);
    double sum = 0;
    for (int row = rows - 1; row >= 0; row--) {
      double value = loss.gradient(outputs, targets, row * columns, columns, total, one);
      sum += loss.weight(targets, row * columns, columns) * value;
    }
    loss.gradients(outputs, targets, rows, columns, all);
    double mean = loss.mean(outputs, targets, rows, columns);
    expect(
        Arrays.equals(one, all) && !(Math.abs(mean - sum / total) > 1e-9 * (1 + Math.abs(mean))),
        "mean and gradients of all examples are not those of one after the other");
    expect(
        Arrays.equals(keptOutputs, outputs) && Arrays.equals(keptTargets, targets),
        "outputs or targets are changed");
  }

  private void predictions() {
    Activation output = loss.output();
    expect(
        !(output instanceof Learned)
            && (!(output instanceof Rowwise f) || f.outputs(columns) == columns),
        "%s is no output activation: it is learned, or does not give one prediction an output"
            .formatted(output.name()));
  }

  private float[] filled(float value) {
    float[] filled = new float[outputs.length];
    Arrays.fill(filled, value);
    return filled;
  }

  private void expect(boolean holds, String otherwise) {
    String sentence = otherwise + ".";
    if (!holds && !broken.contains(sentence)) {
      broken.add(sentence);
    }
  }
}
