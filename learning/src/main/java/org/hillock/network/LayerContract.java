package org.hillock.network;

import static org.hillock.network.LayerTrial.BEFORE;
import static org.hillock.network.LayerTrial.ROWS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;

/// Checks a layer, a built-in one or your own, for what Hillock expects of it:
///
/// ```java
/// @Test
/// void myLayerKeepsTheContract() {
///   LayerContract.verify(new Scale(6));
/// }
/// ```
///
/// Outputs and ∂loss by the inputs are overwritten, gradients of parameters are added; no row
/// depends on another, and the bits do not depend on how rows and parameters are shared out; only
/// its own parameters have starting values and gradients; gradients are the slopes of the outputs,
/// by differences of floats.
public final class LayerContract {
  /// No layer starts with this.
  private static final float UNTOUCHED = 7.0625f;

  /// At least that many places are tried by differences, if there are as many.
  private static final int TRIED = 100;

  private final Layer layer;
  private final int own;
  private final LayerTrial trial;
  private final float[] parameters;
  private final List<String> broken = new ArrayList<>();

  private LayerContract(Layer layer, int[] lengths) {
    this.layer = layer;
    own = layer.parameters();
    trial = LayerTrial.of(layer, lengths, UNTOUCHED);
    parameters = trial.parameters();
  }

  /// Throws if something does not hold.
  ///
  /// @throws AssertionError lists all that does not
  public static void verify(Layer layer) {
    List<String> broken = violations(layer);
    if (!broken.isEmpty()) {
      throw new AssertionError(
          layer.label() + " breaks the contract:\n" + String.join("\n", broken));
    }
  }

  /// What does not hold, a sentence each; empty if all is well.
  public static List<String> violations(Layer layer) {
    if (layer.inputs() < 1
        || layer.outputs() < 1
        || layer.outputs() != layer.outputShape().numbers()
        || layer.kept() < 0
        || layer.work(ROWS) < 0
        || layer.wideWork(ROWS) < 0
        || layer.inputs() != layer.inputShape().numbers()
        || layer.weights() < 0
        || layer.weights() > layer.parameters()
        || layer.grain() < 1
        || layer.operations() < 0) {
      return List.of(
          "its sizes cannot be: inputs, outputs and grain are at least 1, inputs and outputs fill their shapes, and weights are some of the parameters.");
    }
    int most = layer.inputShape().sizes().getFirst();
    List<String> broken = violations(layer, IntStream.generate(() -> most).limit(ROWS).toArray());
    boolean ragged = broken.isEmpty() && most > 1 && layer.inputShape().sizes().size() > 1;
    return ragged ? violations(layer, new int[] {1, most, (most + 1) / 2}) : broken;
  }

  /// @param lengths of the rows
  private static List<String> violations(Layer layer, int[] lengths) {
    LayerContract contract = new LayerContract(layer, lengths);
    contract.start();
    contract.passes();
    contract.sharing();
    contract.independence();
    contract.slopes();
    return List.copyOf(contract.broken);
  }

  private void start() {
    layer.initialize(parameters, BEFORE, 1.5, Draws.of(1));
    float[] again = LayerTrial.filled(parameters.length, UNTOUCHED);
    layer.initialize(again, BEFORE, 1.5, Draws.of(1));
    expect(
        "initialize gives other values when it is given the same draws",
        () -> Arrays.equals(parameters, again));
    expect("initialize writes beside its own parameters", () -> isUntouched(parameters, UNTOUCHED));
    for (int i = BEFORE; i < BEFORE + own; i++) {
      float value = parameters[i];
      expect(
          "initialize leaves parameter %d without a value".formatted(i - BEFORE),
          () -> value != UNTOUCHED && Float.isFinite(value));
      // Away from where it starts, since biases of 0 hide mistakes.
      parameters[i] = (value == UNTOUCHED ? 0 : value) + (float) (0.1 * Draws.of(4).normal(i));
    }
  }

  private void passes() {
    Pass clean = whole(pass(0, true, true));
    Pass dirty = whole(pass(Float.NaN, true, true));
    expect(
        "y is not overwritten: what was there before shows",
        () -> Arrays.equals(clean.y(), dirty.y()));
    expect(
        "dx is not overwritten: what was there before shows",
        () -> Arrays.equals(clean.dx(), dirty.dx()));
    expect(
        "a pass changes x, y, dy or the parameters, which others still need",
        () ->
            Arrays.equals(trial.x(), clean.x())
                && Arrays.equals(trial.dy(), clean.dy())
                && Arrays.equals(parameters, 0, trained(), clean.parameters(), 0, trained())
                && Arrays.equals(forward(pass(0, true, true)).y(), clean.y()));
    expect(
        "it writes into the gradients of other layers' parameters",
        () -> isUntouched(clean.gradients(), 0));
    expect(
        "the gradients of the parameters are not added to what is there",
        () -> {
          Pass twice = whole(pass(0, true, true));
          layer.gradients(twice, ROWS, 0, own);
          return isDoubled(clean.gradients(), twice.gradients());
        });
    expect(
        "the gradients of the parameters differ when dx is not wanted, which then has length 0",
        () -> Arrays.equals(clean.gradients(), whole(pass(0, true, false)).gradients()));
    expect(
        "the outputs differ when nothing is to be kept, whose array then has length 0",
        () -> Arrays.equals(clean.y(), forward(pass(0, false, false)).y()));
  }

  private void sharing() {
    Pass whole = whole(pass(0, true, true));
    expect(
        "rows one at a time, or statistics in parts, give other bits than all at once",
        () -> {
          Pass parts = pass(0, true, true);
          trial.gather(parts, 2);
          for (int row = ROWS - 1; row >= 0; row--) {
            layer.forward(parts, row, 1);
          }
          trial.gatherBackward(parts, 3);
          for (int row = ROWS - 1; row >= 0; row--) {
            layer.backward(parts, row, 1);
          }
          layer.gradients(parts, ROWS, 0, own);
          return isSame(whole, parts);
        });
    expect(
        "the parameters in pieces of its grain have gradients of other bits than all at once",
        () -> {
          Pass parts = pass(0, true, true);
          forward(parts);
          trial.gatherBackward(parts, 1);
          layer.backward(parts, 0, ROWS);
          int last = (own - 1) / layer.grain() * layer.grain();
          for (int begin = last; begin >= 0; begin -= layer.grain()) {
            layer.gradients(parts, ROWS, begin, Math.min(begin + layer.grain(), own));
          }
          return isSame(whole, parts);
        });
  }

  private void independence() {
    expect(
        "a row depends on other rows",
        () -> {
          Pass clean = forward(trial.prediction(0));
          Pass lost = trial.prediction(0);
          loseOtherRows(lost);
          return isSameFirst(clean.y(), forward(lost).y(), layer.outputs());
        });
    if (!(layer instanceof Coupled)) {
      expect(
          "a row depends on other rows, while the layer learns",
          () -> {
            Pass clean = whole(pass(0, true, true));
            Pass lost = pass(0, true, true);
            loseOtherRows(lost);
            layer.forward(lost, 0, ROWS);
            layer.backward(lost, 0, ROWS);
            return isSameFirst(clean.y(), lost.y(), layer.outputs())
                && isSameFirst(clean.dx(), lost.dx(), layer.inputs());
          });
    }
  }

  private void loseOtherRows(Pass pass) {
    Arrays.fill(pass.x(), layer.inputs(), pass.x().length, Float.NaN);
  }

  private static boolean isSameFirst(float[] a, float[] b, int n) {
    return Arrays.equals(a, 0, n, b, 0, n);
  }

  private void slopes() {
    Pass whole = whole(pass(0, true, true));
    differences("input", trial.x(), whole.dx(), 0, whole.dx().length);
    differences("parameter", parameters, whole.gradients(), BEFORE, own);
  }

  /// @param moved whose elements are moved, one at a time
  /// @param gradient at the same places
  private void differences(String kind, float[] moved, float[] gradient, int from, int n) {
    int stride = Math.max(1, n / TRIED);
    for (int i = from; i < from + n; i += stride) {
      Difference difference = Difference.of(moved, i, () -> outputs());
      float given = gradient[i];
      expect(
          "the gradient by %s %d is %s, but the outputs change by %s"
              .formatted(kind, i - from, given, difference),
          () -> difference.allows(given));
    }
  }

  /// ∑ y dy: the number whose gradients those of a backward pass are.
  private double outputs() {
    float[] y = forward(pass(0, true, false)).y();
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (double) y[i] * trial.dy()[i];
    }
    return sum;
  }

  private Pass pass(float before, boolean learning, boolean dxWanted) {
    return trial.pass(before, learning, dxWanted);
  }

  private Pass whole(Pass pass) {
    return trial.whole(pass);
  }

  private Pass forward(Pass pass) {
    return trial.forward(pass);
  }

  /// Where the parameters end that a pass must not change.
  private int trained() {
    return parameters.length
        - (layer instanceof Coupled coupled ? coupled.untrained() + LayerTrial.AFTER : 0);
  }

  private void expect(String otherwise, BooleanSupplier holds) {
    if (!holds.getAsBoolean()) {
      broken.add(otherwise + ".");
    }
  }

  private boolean isUntouched(float[] values, float expected) {
    for (int i = 0; i < values.length; i++) {
      if ((i < BEFORE || i >= BEFORE + own) && values[i] != expected) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Pass a, Pass b) {
    return Arrays.equals(a.y(), b.y())
        && Arrays.equals(a.dx(), b.dx())
        && Arrays.equals(a.gradients(), b.gradients());
  }

  /// A sum that goes on from itself is rounded at other places.
  private static boolean isDoubled(float[] once, float[] twice) {
    for (int i = 0; i < once.length; i++) {
      if (Math.abs(2.0 * once[i] - twice[i]) > 1e-4 * (1 + Math.abs(once[i]))) {
        return false;
      }
    }
    return true;
  }
}
