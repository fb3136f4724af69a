package org.hillock.peers.products;

import java.util.List;
import java.util.function.Supplier;

/// A library that multiplies matrices.
interface Multiplier {
  /// All, Hillock first, loaded.
  static List<Multiplier> all() {
    return List.of(Hillock.ofThisBuild(), OpenBlas.unpacked(), OneDnn.unpacked());
  }

  /// What it is called in tables.
  String name();

  /// The version that runs.
  String version();

  /// Called by the thread that is about to make products or to run them.
  void settle(int threads);

  /// C = A B, ready to be called. The operands stay as long as the process.
  ///
  /// @param threads how many a call may use, as settled before
  Product product(Shape shape, float[] a, float[] b, int threads);

  /// A product over its operands.
  ///
  /// @param call overwrites C, which is NaN before the first call
  /// @param result C, row-major
  record Product(Runnable call, Supplier<float[]> result) {}
}
