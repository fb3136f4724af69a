package org.hillock.activation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hillock.numeric.Simd;

/// The loops that were compiled, one per function value: a second copy would have to be compiled
/// and warmed up again.
final class Loops {
  private static final ConcurrentMap<Elementwise, Loop> ELEMENTWISE = new ConcurrentHashMap<>();
  private static final ConcurrentMap<Learned, LearnedLoop> LEARNED = new ConcurrentHashMap<>();

  private Loops() {}

  static Loop of(Elementwise function) {
    return ELEMENTWISE.computeIfAbsent(function, f -> fresh(f, Simd.ON));
  }

  static LearnedLoop of(Learned function) {
    return LEARNED.computeIfAbsent(function, f -> fresh(f, Simd.ON));
  }

  /// A loop of its own.
  ///
  /// @param lanes whether it runs in SIMD lanes
  static Loop fresh(Elementwise function, boolean lanes) {
    return function
        .kernel()
        .map(kernel -> (Loop) new KernelLoop(HardCases.decided(function, kernel), lanes))
        .orElseGet(() -> new DefinitionLoop(function));
  }

  /// A loop of its own.
  ///
  /// @param lanes whether it runs in SIMD lanes
  static LearnedLoop fresh(Learned function, boolean lanes) {
    return new LearnedLoop(function.kernel(), lanes);
  }
}
