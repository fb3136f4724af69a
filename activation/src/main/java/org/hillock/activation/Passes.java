package org.hillock.activation;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hillock.kernel.Compiler;
import org.hillock.kernel.Term;
import org.hillock.numeric.Warmed;

/// Compiles the passes of a loop, each when it is first wanted.
///
/// @param lanes whether they are to run in SIMD lanes
record Passes(boolean lanes) {
  /// What a pass is exercised with.
  static final int FEW = 32;

  /// So many elements take the plain pass a few milliseconds.
  private static final long ENOUGH = 2_000_000;

  /// A pass.
  ///
  /// @param exercise runs it over [#few] numbers
  <T> Warmed<T> of(Class<T> shape, Consumer<T> exercise, Term... outputs) {
    Supplier<T> plain = () -> Compiler.pass(shape, false, outputs);
    return lanes
        ? Warmed.of(plain, () -> Compiler.pass(shape, true, outputs), ENOUGH, exercise)
        : Warmed.plain(plain);
  }

  /// Numbers from -4 to below 4.
  static float[] few() {
    float[] x = new float[FEW];
    for (int i = 0; i < FEW; i++) {
      x[i] = i / 4f - 4;
    }
    return x;
  }
}
