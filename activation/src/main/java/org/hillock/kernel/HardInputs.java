package org.hillock.kernel;

import java.util.Arrays;

/// The inputs of a function whose value lies so close to the midpoint of two floats that double
/// cannot tell to which of them it rounds, with the float that is right. There are a few dozen
/// among all 2^32.
///
/// Passes look here only for results that are near a midpoint, one in 260,000 (Ziv's test), so the
/// common path pays for the test alone.
public final class HardInputs {
  /// No inputs.
  public static final HardInputs NONE = new HardInputs(new int[0], new float[0]);

  /// The bits of a double that a float lacks.
  static final long LOST = (1L << 29) - 1;

  /// How far from a midpoint a result may be for it to be looked up, in units of the double's last
  /// place: kernels are good to less.
  static final long NEAR = 1024;

  /// [#LOST] bits below this are not near a midpoint from below.
  static final long FIRST_NEAR = (1L << 28) - NEAR;

  private final int[] inputs;
  private final float[] outputs;

  private HardInputs(int[] inputs, float[] outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /// A table.
  ///
  /// @param inputs patterns of the inputs, ascending as signed numbers
  /// @param outputs the correct float at each
  public static HardInputs of(int[] inputs, float[] outputs) {
    return new HardInputs(inputs.clone(), outputs.clone());
  }

  /// How many inputs are listed.
  public int size() {
    return inputs.length;
  }

  /// The function's value y at x as a float: rounded, or as the table has it. Compiled passes call
  /// it.
  static float rounded(double y, float x, HardInputs table) {
    long lost = Double.doubleToRawLongBits(y) - FIRST_NEAR & LOST;
    int found = lost < 2 * NEAR ? Arrays.binarySearch(table.inputs, Float.floatToIntBits(x)) : -1;
    return found < 0 ? (float) y : table.outputs[found];
  }
}
