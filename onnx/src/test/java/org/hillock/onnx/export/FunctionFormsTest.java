package org.hillock.onnx.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Rowwise;
import org.hillock.network.Activate;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.hillock.onnx.Node;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What ONNX Runtime computes of functions is what Hillock computes.
class FunctionFormsTest {
  private static final int WIDTH = 24;
  private static final double CLOSE = 1e-5;
  private static final List<OptionalLong> OPSETS =
      List.of(OptionalLong.empty(), OptionalLong.of(13), OptionalLong.of(20), OptionalLong.of(24));

  /// Beside the parameters that a function has unless told otherwise.
  private static final Map<String, List<Map<String, Double>>> SETTINGS =
      Map.ofEntries(
          Map.entry("step", List.of(Map.of("at_zero", 0.5), Map.of("at_zero", 1.0))),
          Map.entry("linear", each("scale", 0.1, -3)),
          Map.entry("leaky_relu", each("alpha", 0, 0.3)),
          Map.entry("elu", each("alpha", 0.3, 64, 65, 1000)),
          Map.entry("celu", each("alpha", 0.001, 0.3, 64, 65, 1000)),
          Map.entry("softplus", each("beta", 0.001, 0.3, 5, 1000)),
          Map.entry("squareplus", each("b", 0.001, 1, 1000)),
          Map.entry("swish", each("beta", 0.001, 0.099, 0.1, 1.5, 1000)),
          Map.entry("snake", each("alpha", 0.3, 5, 1000)),
          Map.entry("softshrink", each("lambda", 0, 0.1, 7)),
          Map.entry("hardshrink", each("lambda", 0, 0.1, 7)),
          Map.entry("thresholded_relu", each("theta", 0, 0.1, 7)),
          Map.entry("maxout", each("pieces", 3, 4.5, 24)));

  private static List<Map<String, Double>> each(String parameter, double... values) {
    return Stream.of(values)
        .flatMap(all -> Arrays.stream(all).boxed())
        .map(value -> Map.of(parameter, value))
        .toList();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("settings")
  void onnxRuntimeGivesTheSameForAllFiniteNumbers(
      String name, Map<String, Double> parameters, OptionalLong opset) {
    Activation f = Activations.named(name, parameters);
    Network network = network(f);
    float[] x = f instanceof Rowwise ? rows() : grid();
    float[] wanted = network.outputs(x, x.length / WIDTH);
    float[] found = computed(network, opset, x);
    assertEquals(wanted.length, found.length);
    int width = wanted.length / (x.length / WIDTH);
    for (int i = 0; i < wanted.length; i++) {
      double room = CLOSE * Math.max(1, Math.abs(wanted[i]));
      assertFalse(Float.isNaN(found[i]), name + " is not a number at " + x[i * WIDTH / width]);
      assertTrue(
          wanted[i] == found[i]
              || (Float.isFinite(wanted[i]) && Math.abs((double) wanted[i] - found[i]) <= room),
          "%s(%s) is %s, not %s".formatted(name, x[i * WIDTH / width], wanted[i], found[i]));
    }
  }

  static List<Arguments> settings() {
    List<Arguments> all = new ArrayList<>();
    for (Activation f : Activations.all()) {
      for (OptionalLong opset : OPSETS) {
        all.add(Arguments.of(f.name(), Map.of(), opset));
        SETTINGS
            .getOrDefault(f.name(), List.of())
            .forEach(parameters -> all.add(Arguments.of(f.name(), parameters, opset)));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withoutParameters")
  void ofSeveralSizesTheLastIsTheRow(String name) {
    Activate layer = new Activate(Activations.named(name), Shape.of(2, 3, 4));
    Network network = Network.of(List.of(layer), 1);
    for (int i = 0; i < network.parameters().length; i++) {
      network.parameters()[i] = i - 1;
    }
    float[] x = Arrays.copyOf(rows(), 5 * WIDTH);
    Value.Floats input = new Value.Floats(Dims.of(5, 2, 3, 4), x);
    Value.Floats found =
        OnnxRuntime.floats(
            NetworkForm.model(network, OptionalLong.empty()), Map.of("input", input), "output");
    assertEquals(layer.outputShape().sizes(), found.dims().sizes().subList(1, found.dims().rank()));
    assertArrayEquals(network.outputs(x, 5), found.values(), (float) CLOSE);
  }

  static Stream<String> withoutParameters() {
    return Activations.all().stream().map(Activation::name);
  }

  @Test
  void aFunctionOfTheUsersIsANodeThatOnlyHillockKnows() {
    Draft draft = Draft.of(OptionalLong.empty());
    String y = FunctionForms.elementwise(Elementwise.of("mine", x -> x * x), "input", draft);
    FunctionForms.elementwise(new Bump(0.5), y, draft);

    List<Node> nodes = draft.graph("g", List.of(), List.of()).nodes();
    assertEquals("org.hillock", nodes.getFirst().domain());
    assertEquals("mine", nodes.getFirst().operator());
    assertEquals(Map.of(), nodes.getFirst().attributes());
    assertEquals(Map.of("at_most", Attribute.of(0.5f)), nodes.getLast().attributes());
    assertEquals(Set.of("mine", "bump"), draft.ownFunctions());
  }

  /// A function of a user's with a parameter.
  public record Bump(double atMost) implements Elementwise {
    @Override
    public Card card() {
      Card card = Elementwise.of("bump", x -> x).card();
      return new Card(
          card.names(),
          card.value(),
          card.slope(),
          List.of(new Card.Parameter("at_most", 1, 0, 1, "the largest value")),
          card.shape(),
          card.advice(),
          card.source());
    }

    @Override
    public double value(double x) {
      return Math.min(x, atMost);
    }

    @Override
    public double slope(double x) {
      return x < atMost ? 1 : 0;
    }
  }

  private static Network network(Activation f) {
    return Network.of(List.of(new Activate(f, WIDTH)), 1);
  }

  private static float[] computed(Network network, OptionalLong opset, float[] x) {
    OnnxModel model = NetworkForm.model(network, opset);
    return OnnxRuntime.floats(
            model, Map.of("input", new Value.Floats(Dims.of(x.length / WIDTH, WIDTH), x)), "output")
        .values();
  }

  /// All sizes of floats, and most densely what networks compute with.
  private static float[] grid() {
    float[] grid = new float[WIDTH * 200];
    Draws draws = Draws.of(8);
    for (int i = 0; i < grid.length; i++) {
      float random = Float.intBitsToFloat((int) draws.bits(i));
      grid[i] =
          switch (i % 4) {
            case 0 -> Float.isFinite(random) ? random : i;
            case 1 -> (float) draws.normal(i);
            case 2 -> (float) (20 * draws.normal(i));
            default -> (i - grid.length / 2) / 128f;
          };
    }
    List<Float> corners =
        List.of(
            0f,
            -0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            1e30f,
            -1e30f,
            0.1f,
            -0.1f,
            0.5f,
            -0.5f,
            1f,
            -1f,
            3f,
            -3f,
            6f,
            7f,
            -7f);
    for (int i = 0; i < corners.size(); i++) {
      grid[i] = corners.get(i);
    }
    return grid;
  }

  /// Rows of numbers as networks have them; some equal, some far apart, some huge.
  private static float[] rows() {
    float[] rows = new float[WIDTH * 60];
    Draws draws = Draws.of(9);
    for (int i = 0; i < rows.length; i++) {
      int row = i / WIDTH;
      double scale = row < 50 ? row * 0.1 : StrictMath.pow(10, (row - 50) * 4);
      rows[i] = row == 20 ? 1 : (float) Math.clamp(scale * draws.normal(i), -1e38, 1e38);
    }
    return rows;
  }
}
