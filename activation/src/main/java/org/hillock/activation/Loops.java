package org.hillock.activation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hillock.numeric.Simd;

/// Loads a loop template once per function value. Loaded loops are kept: a second copy of the same
/// loop would have to be compiled again from cold.
final class Loops {
  private static final ConcurrentMap<Activation, Object> LOADED = new ConcurrentHashMap<>();

  private Loops() {}

  static Loop of(Elementwise function) {
    return Simd.ON && function.lanes().isPresent()
        ? (Loop) LOADED.computeIfAbsent(function, Loops::fresh)
        : new ScalarLoop(function);
  }

  static LearnedLoop of(Learned function) {
    return Simd.ON && function.lanes().isPresent()
        ? (LearnedLoop) LOADED.computeIfAbsent(function, Loops::fresh)
        : new ScalarLearnedLoop(function);
  }

  /// The function that a template was loaded for.
  static <T extends Activation> T classData(MethodHandles.Lookup template, Class<T> type) {
    try {
      return MethodHandles.classData(template, "_", type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a loop template cannot read its own class data", e);
    }
  }

  /// A loop of its own for a function that has lanes: the template, loaded once more.
  static Object fresh(Activation function) {
    String template = function instanceof Learned ? "LearnedLaneLoop" : "LaneLoop";
    try (InputStream in = Loops.class.getResourceAsStream(template + ".class")) {
      if (in == null) {
        throw new IllegalStateException(template + ".class is missing from the activation module");
      }
      return MethodHandles.lookup()
          .defineHiddenClassWithClassData(in.readAllBytes(), function, true)
          .lookupClass()
          .getDeclaredConstructor()
          .newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the loop template " + template, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot load the loop of " + function.name(), e);
    }
  }
}
