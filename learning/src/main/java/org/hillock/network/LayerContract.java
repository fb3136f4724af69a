package org.hillock.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

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
  private static final int ROWS = 3;

  /// Other layers' parameters lie on both sides of this layer's.
  private static final int BEFORE = 4;

  private static final int AFTER = 5;

  /// No layer starts with this.
  private static final float UNTOUCHED = 7.0625f;

  /// At least that many places are tried by differences, if there are as many.
  private static final int TRIED = 100;

  private final Layer layer;
  private final int own;
  private final float[] parameters;
  private final float[] x;
  private final float[] dy;
  private final List<String> broken = new ArrayList<>();

  private LayerContract(Layer layer) {
    this.layer = layer;
    own = layer.parameters();
    parameters = filled(BEFORE + own + AFTER, UNTOUCHED);
    x = random(2, ROWS * layer.inputs());
    dy = random(3, ROWS * layer.outputs());
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
        || layer.slopes() < 0
        || layer.weights() < 0
        || layer.weights() > layer.parameters()
        || layer.grain() < 1
        || layer.operations() < 0) {
      return List.of(
          "its sizes cannot be: inputs, outputs and grain are at least 1, outputs fill their shape, and weights are some of the parameters.");
    }
    LayerContract contract = new LayerContract(layer);
    contract.start();
    contract.passes();
    contract.sharing();
    contract.slopes();
    return List.copyOf(contract.broken);
  }

  private void start() {
    layer.initialize(parameters, BEFORE, 1.5, Draws.of(1));
    float[] again = filled(parameters.length, UNTOUCHED);
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
            Arrays.equals(x, clean.x())
                && Arrays.equals(dy, clean.dy())
                && Arrays.equals(parameters, clean.parameters())
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
        "the outputs differ when no slopes are wanted, whose array then has length 0",
        () -> Arrays.equals(clean.y(), forward(pass(0, false, false)).y()));
  }

  private void sharing() {
    Pass whole = whole(pass(0, true, true));
    expect(
        "rows one at a time give other bits than all at once",
        () -> {
          Pass parts = pass(0, true, true);
          for (int row = ROWS - 1; row >= 0; row--) {
            layer.forward(parts, row, 1);
            layer.backward(parts, row, 1);
          }
          layer.gradients(parts, ROWS, 0, own);
          return isSame(whole, parts);
        });
    expect(
        "a row depends on other rows",
        () -> {
          Pass lost = pass(0, true, true);
          Arrays.fill(lost.x(), layer.inputs(), x.length, Float.NaN);
          layer.forward(lost, 0, ROWS);
          layer.backward(lost, 0, ROWS);
          return Arrays.equals(whole.y(), 0, layer.outputs(), lost.y(), 0, layer.outputs())
              && Arrays.equals(whole.dx(), 0, layer.inputs(), lost.dx(), 0, layer.inputs());
        });
    expect(
        "the parameters in pieces of its grain have gradients of other bits than all at once",
        () -> {
          Pass parts = pass(0, true, true);
          forward(parts);
          layer.backward(parts, 0, ROWS);
          int last = (own - 1) / layer.grain() * layer.grain();
          for (int begin = last; begin >= 0; begin -= layer.grain()) {
            layer.gradients(parts, ROWS, begin, Math.min(begin + layer.grain(), own));
          }
          return isSame(whole, parts);
        });
  }

  private void slopes() {
    Pass whole = whole(pass(0, true, true));
    differences("input", x, whole.dx(), 0, x.length);
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
      sum += (double) y[i] * dy[i];
    }
    return sum;
  }

  private Pass whole(Pass pass) {
    forward(pass);
    layer.backward(pass, 0, ROWS);
    layer.gradients(pass, ROWS, 0, own);
    return pass;
  }

  private Pass forward(Pass pass) {
    layer.forward(pass, 0, ROWS);
    return pass;
  }

  /// @param before what lies where results are to be written
  private Pass pass(float before, boolean slopesWanted, boolean dxWanted) {
    return new Pass(
        parameters.clone(),
        BEFORE,
        x.clone(),
        filled(dy.length, before),
        filled(slopesWanted ? ROWS * layer.slopes() : 0, before),
        dy.clone(),
        filled(dxWanted ? x.length : 0, before),
        new float[parameters.length],
        new MatrixMultiply());
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

  private static float[] filled(int n, float value) {
    float[] filled = new float[n];
    Arrays.fill(filled, value);
    return filled;
  }

  private static float[] random(long seed, int n) {
    float[] random = new float[n];
    for (int i = 0; i < n; i++) {
      random[i] = (float) Draws.of(seed).normal(i);
    }
    return random;
  }
}
