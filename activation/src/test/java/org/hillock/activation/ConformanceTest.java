package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Inputs and outputs from other people's tests: ONNX's node tests, the test suites of PyTorch,
/// JAX, Keras, NNlib, TensorFlow, TensorFlow.js, Addons, SciPy, MLX and Burn, and values that MPFR
/// computed to 400 bits. docs/exactness/README.md names the cases that follow another convention
/// and are not here.
class ConformanceTest {
  private record Line(
      String source,
      Activation function,
      String part,
      String input,
      String expected,
      String tolerance) {
    static Line of(String text) {
      String[] c = text.split(",", -1);
      String[] parameter = c[2].split("=", -1);
      Map<String, Double> parameters =
          c[2].isEmpty() ? Map.of() : Map.of(parameter[0], Double.valueOf(parameter[1]));
      return new Line(c[0], Activations.named(c[1], parameters), c[3], c[4], c[5], c[6]);
    }
  }

  @Test
  void allCasesPass() throws IOException {
    List<String> failed = new ArrayList<>();
    int cases = 0;
    for (Line line : lines()) {
      cases++;
      float[] expected = floats(line.expected, line);
      float[] y = outputs(line.function, line.part, floats(line.input, line));
      for (int i = 0; i < y.length; i++) {
        if (!agrees(line.tolerance, expected[i], y[i])) {
          failed.add(line + " gave " + y[i]);
        }
      }
    }
    assertEquals("", String.join("\n", failed));
    assertTrue(cases > 3000, cases + " cases");
  }

  private static float[] outputs(Activation function, String part, float[] x) {
    return switch (function) {
      case Elementwise f -> new float[] {part.equals("slope") ? f.slopeAt(x[0]) : f.at(x[0])};
      case Rowwise f -> {
        float[] y = new float[f.outputs(x.length)];
        f.forward(x, 0, y, 0, x.length);
        yield y;
      }
      case Learned f -> throw new IllegalArgumentException(f.name());
    };
  }

  private static boolean agrees(String tolerance, float expected, float y) {
    if (tolerance.equals("bits")) {
      return Float.floatToIntBits(expected) == Float.floatToIntBits(y);
    }
    if (Float.isNaN(expected) || Float.isInfinite(expected)) {
      return Float.compare(expected, y) == 0;
    }
    String[] bounds = tolerance.split(" ", -1);
    double allowed =
        Double.parseDouble(bounds[0]) * Math.abs(expected) + Double.parseDouble(bounds[1]);
    return Math.abs((double) expected - y) <= allowed;
  }

  private static float[] floats(String text, Line line) {
    String[] cells = text.split(" ", -1);
    float[] values = new float[cells.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          line.tolerance.equals("bits")
              ? Float.intBitsToFloat(Integer.parseUnsignedInt(cells[i], 16))
              : Float.parseFloat(cells[i]);
    }
    return values;
  }

  private static List<Line> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ConformanceTest.class.getResourceAsStream("conformance.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(Line::of).toList();
    }
  }
}
