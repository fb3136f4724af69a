package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hillock.activation.exact.Reference;
import org.hillock.activation.exact.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Value and slope of every function against a [Reference] that shares no code with it. The profile
/// `exhaustive` does the same for all 2^32 floats.
class ExactnessTest {
  /// A prime, so that all exponents and mantissas are met: 2,106,409 of the 2^32 patterns.
  private static final int STRIDE = 2039;

  /// For parameters that no table of hard inputs was made for.
  private static final double NEARLY_HALF = 0.501;

  /// Those with a kernel; what has none is its definition, rounded.
  static Stream<Elementwise> kernels() {
    return Activations.elementwise().filter(f -> f.kernel().isPresent());
  }

  @Test
  void theDocumentStatesHowManyFloatsAreTried() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "exactness", "README.md"));
    for (int stride : new int[] {STRIDE, 4 * STRIDE}) {
      String count = String.format(Locale.ROOT, "%,d", (1L << 32) / stride + 1);
      assertTrue(document.contains(count + " floats"), count);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void everyStridedFloatIsCorrectlyRounded(Elementwise f) {
    Sweep sweep = new Sweep(f, Reference.of(f.name())).run(STRIDE);
    assertEquals(List.of(), sweep.values.listed(), f.name());
    assertEquals(List.of(), sweep.slopes.listed(), f.name() + "'");
    assertEquals((1L << 32) / STRIDE + 1, sweep.values.inputs());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void specialsAndCornersAreCorrectlyRounded(Elementwise f) {
    float[] x = Floats.notable(f.card());
    Sweep sweep = new Sweep(f, Reference.of(f.name())).block(x, x.length);
    assertEquals(List.of(), sweep.values.listed(), f.name());
    assertEquals(List.of(), sweep.slopes.listed(), f.name() + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "step,0.5",
    "linear,-0.3",
    "linear,0.25",
    "leaky_relu,0",
    "leaky_relu,0.1",
    "leaky_relu,0.3",
    "leaky_relu,1.5",
    "elu,0.1",
    "elu,1.7",
    "elu,30",
    "celu,0.1",
    "celu,1.7",
    "swish,0.01",
    "swish,1.702",
    "swish,30",
    "softplus,0.7",
    "softplus,20",
    "squareplus,0.1",
    "squareplus,100",
    "softshrink,0",
    "softshrink,0.3",
    "hardshrink,0.3",
    "thresholded_relu,0.3",
    "snake,0.3",
    "snake,5"
  })
  void otherParametersAreWithinHalfAUnitAndAThousandth(String name, double value) {
    Map<String, Double> parameters = Map.of(Reference.parameter(name), value);
    Reference reference = Reference.of(name, parameters);
    Elementwise f = (Elementwise) Activations.named(name, parameters);
    Sweep sweep = new Sweep(f, reference).run(4 * STRIDE);
    assertTrue(sweep.values.worst(reference) < NEARLY_HALF, () -> "" + sweep.values.listed());
    assertTrue(sweep.slopes.worst(reference) < NEARLY_HALF, () -> "" + sweep.slopes.listed());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void definitionsInDoubleAreThoseOfTheReference(Elementwise f) {
    Reference reference = Reference.of(f.name());
    for (long bits = 0; bits < 1L << 32; bits += 1_000_003) {
      float x = Float.intBitsToFloat((int) bits);
      if (Float.isFinite(x)) {
        assertNear(reference.value(x), f.value(x), f.name() + " at " + x);
        assertNear(reference.slope(x), f.slope(x), f.name() + "' at " + x);
      }
    }
  }

  private static void assertNear(float correct, double defined, String where) {
    if (Float.isFinite(correct)) {
      assertEquals(correct, defined, 0.5001 * Math.ulp(correct) + 0x1p-50, where);
    }
  }

  /// Each line of the table, at every place of a vector, in every pass, in place.
  @Test
  void hardInputsAreRightWhereverTheyLie() throws IOException {
    List<String> lines = table();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      Elementwise f = (Elementwise) Activations.named(cells[0]);
      float x = Float.intBitsToFloat(Integer.parseUnsignedInt(cells[2], 16));
      Reference reference = Reference.of(f.name());
      float[] correct = {reference.value(x), reference.slope(x)};
      boolean slope = cells[1].equals("slope");
      assertEquals(cells[3], "%08x".formatted(Float.floatToIntBits(correct[slope ? 1 : 0])), line);
      assertEquals(correct[0], f.at(x), line);
      assertEquals(correct[1], f.slopeAt(x), line);
      Loop loop = Loop.of(f);
      for (int place = 0; place < 19; place++) {
        float[] y = new float[19];
        Arrays.fill(y, 0.375f);
        y[place] = x;
        float[] slopes = new float[19];
        float[] dy = new float[19];
        Arrays.fill(dy, 0.5f);
        loop.backward(y, 0, dy, 0, dy, 0, 19);
        loop.forwardWithSlopes(y, 0, y, 0, slopes, 0, 19);
        assertEquals(correct[0], y[place], line);
        assertEquals(correct[1], slopes[place], line);
        assertEquals(correct[1] * 0.5f, dy[place], line);
      }
    }
  }

  /// A line whose input double decides alone would be a line too many.
  @Test
  void hardInputsAreNeeded() throws IOException {
    for (String line : table()) {
      String[] cells = line.split(",", -1);
      Elementwise f = (Elementwise) Activations.named(cells[0]);
      float x = Float.intBitsToFloat(Integer.parseUnsignedInt(cells[2], 16));
      Loop plain = new KernelLoop(f.kernel().orElseThrow(), false);
      float y = cells[1].equals("slope") ? plain.slopeAt(x) : plain.at(x);
      assertTrue(
          Float.floatToIntBits(y) != Integer.parseUnsignedInt(cells[3], 16),
          line + " is not needed");
    }
  }

  private static List<String> table() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(HardCases.class.getResourceAsStream("hard_inputs.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
