package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Value and slope of every function against its definition in double, over the whole float range.
class ExactnessTest {
  /// Where the definition lies this close to the midpoint of two floats, relatively, double cannot
  /// tell which is right; either passes. Functions are accurate to about 2^-46 or better.
  private static final double UNDECIDED = 0x1p-44;

  /// Near a zero of a slope the definition itself cancels: below this, absolutely, it is not a
  /// judge.
  private static final double CANCELLED = 0x1p-20;

  @ParameterizedTest
  @MethodSource("functions")
  void everyStridedFloatIsCorrectlyRounded(Elementwise f) {
    Tally tally = new Tally();
    Loop loop = Loop.of(f);
    float[] y = new float[1 << 16];
    Floats.strided((x, n) -> {
      loop.forward(x, 0, y, 0, n);
      check(f, f::value, x, y, n, tally, false);
      loop.slopes(x, 0, y, 0, n);
      check(f, f::slope, x, y, n, tally, true);
    });
    assertEquals(2 * ((1L << 32) / Floats.STRIDE + 1), tally.seen);
    assertTrue(tally.undecided < 200, f.name() + ": " + tally.undecided + " ties");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void specialsAndCornersAreCorrectlyRounded(Elementwise f) {
    float[] x = Floats.notable(f.card());
    float[] y = new float[x.length];
    Loop.of(f).forward(x, 0, y, 0, x.length);
    check(f, f::value, x, y, x.length, new Tally(), false);
    Loop.of(f).slopes(x, 0, y, 0, x.length);
    check(f, f::slope, x, y, x.length, new Tally(), true);
  }

  @Test
  void theStrictestDefinitionsHaveTheirPublishedValues() {
    // mpmath, 17 digits.
    assertEquals(-1.4332578593959696e-6, value("gelu", -5), 1e-21);
    assertEquals(-7.6198530241605261e-23, value("gelu", -10), 1e-37);
    assertEquals(0.84134474606854295, value("gelu", 1), 1e-15);
    assertEquals(-2.291796196629506e-7, value("gelu_tanh", -5), 1e-21);
    assertEquals(0.8411919906082767, value("gelu_tanh", 1), 1e-15);
    assertEquals(-4.1223072363804072e-8, value("swish", -20), 1e-23);
    assertEquals(0.73105857863000488, value("swish", 1), 1e-15);
    assertEquals(0.76159415595576489, value("tanh", 1), 1e-15);
    assertEquals(0.26894142136999512, value("sigmoid", -1), 1e-15);
    assertEquals(-0.63212055882855768, value("elu", -1), 1e-15);
    assertEquals(-1.1113307378125628, value("selu", -1), 1e-15);
  }

  /// All with default parameters, and those with parameters at other values too.
  static Stream<Elementwise> functions() {
    return Stream.concat(
        Activations.elementwise(),
        List.of(
                Activations.named("leaky_relu", Map.of("alpha", 0.1)),
                Activations.named("elu", Map.of("alpha", 1.7)),
                Activations.named("swish", Map.of("beta", 1.702)),
                Activations.named("swish", Map.of("beta", 0.01)),
                Activations.named("linear", Map.of("scale", -0.3)),
                Activations.named("step", Map.of("at_zero", 0.5)))
            .stream()
            .map(Elementwise.class::cast));
  }

  private static double value(String name, double x) {
    return ((Elementwise) Activations.named(name)).value(x);
  }

  private static void check(
      Elementwise f,
      DoubleUnaryOperator definition,
      float[] x,
      float[] y,
      int n,
      Tally tally,
      boolean slope) {
    for (int i = 0; i < n; i++) {
      tally.seen++;
      float one = slope ? f.slopeAt(x[i]) : f.at(x[i]);
      if (Float.floatToIntBits(one) != Float.floatToIntBits(y[i])) {
        throw new AssertionError(
            "%s at %a: lanes give %a, scalar %a".formatted(f.name(), x[i], y[i], one));
      }
      double exact = definition.applyAsDouble(x[i]);
      float rounded = (float) exact;
      if (Float.floatToIntBits(rounded) == Float.floatToIntBits(y[i])
          || (rounded == 0 && y[i] == 0 && slope)) {
        continue;
      }
      double midpoint = ((double) rounded + y[i]) / 2;
      boolean tie =
          Math.abs(Float.floatToIntBits(rounded) - Float.floatToIntBits(y[i])) == 1
              && Math.abs(exact - midpoint) <= UNDECIDED * Math.abs(exact);
      boolean cancelled = slope && Math.abs(exact) < CANCELLED && Math.abs(exact - y[i]) < 0x1p-50;
      if (!tie && !cancelled) {
        throw new AssertionError(
            "%s%s at %a is %a, the kernel gives %a"
                .formatted(f.name(), slope ? "'" : "", x[i], exact, y[i]));
      }
      tally.undecided++;
    }
  }

  private static final class Tally {
    long seen;
    long undecided;
  }
}
