package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hillock.activation.Card.Trait;
import org.hillock.activation.function.LeakyRelu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a card says is what the function does.
class CardTest {
  @Test
  void theTwelveFunctionsOfTheArticleAreThere() {
    Set<String> names = new HashSet<>(Activations.all().stream().map(Activation::name).toList());
    assertTrue(
        names.containsAll(
            List.of(
                "step",
                "linear",
                "sigmoid",
                "tanh",
                "relu",
                "leaky_relu",
                "prelu",
                "elu",
                "softmax",
                "swish",
                "gelu",
                "selu")));
    assertEquals(Activations.all().size(), names.size());
  }

  @Test
  void noTwoFunctionsShareANameOrAlias() {
    List<String> all =
        Activations.all().stream()
            .flatMap(f -> Stream.concat(Stream.of(f.name()), f.card().names().aliases().stream()))
            .map(name -> name.replace("_", ""))
            .toList();
    assertEquals(all.size(), new HashSet<>(all).size());
  }

  @ParameterizedTest
  @CsvSource({
    "SiLU,swish",
    "Identity,linear",
    "heaviside,step",
    "LOGISTIC,sigmoid",
    "leaky-relu,leaky_relu",
    "LeakyReLU,leaky_relu",
    "gelu tanh,gelu_tanh",
    "PReLU,prelu",
    "Leaky_ReLU,leaky_relu"
  })
  void aliasesAnyCaseAndAnySeparatorAreUnderstood(String written, String name) {
    assertEquals(name, Activations.named(written).name());
  }

  @Test
  void anUnknownNameSuggestsTheNearest() {
    assertMessage("unknown activation function \"gleu\"; did you mean \"gelu\"?", "gleu", Map.of());
    assertMessage(
        "unknown parameter of elu \"alfa\"; did you mean \"alpha\"?", "elu", Map.of("alfa", 1.0));
    assertMessage("relu has no parameters; leave out \"alpha\".", "relu", Map.of("alpha", 1.0));
    assertMessage(
        "beta of swish is -1.0; it takes values from 0.001 to 1000.0 (default 1.0).",
        "swish",
        Map.of("beta", -1.0));
    String listed =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> Activations.named("qqqqqq"))
                .getMessage());
    assertTrue(listed.contains("known: step, heaviside"));
  }

  private static void assertMessage(String message, String name, Map<String, Double> parameters) {
    assertEquals(
        message,
        assertThrows(InvalidInputException.class, () -> Activations.named(name, parameters))
            .getMessage());
  }

  @Test
  void parametersAreTaken() {
    assertEquals(new LeakyRelu(0.1), Activations.named("leaky_relu", Map.of("alpha", 0.1)));
    for (Activation f : Activations.all()) {
      for (Card.Parameter p : f.card().parameters()) {
        double middle = p.initial() + 0.5;
        Activation changed = f.with(Map.of(p.name(), middle));
        assertFalse(changed.equals(f), f.name() + " ignores " + p.name());
        assertEquals(f, changed.with(Map.of(p.name(), p.initial())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#elementwise")
  void theContractIsKept(Elementwise f) {
    ActivationContract.verify(f);
  }

  /// Where the slope jumps the card must say so.
  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#elementwise")
  void whatIsNotSmoothHasACorner(Elementwise f) {
    Card.Shape shape = f.card().shape();
    boolean smooth =
        !shape.flat()
            && shape.corners().stream()
                .allMatch(c -> Math.abs(f.slope(c + 1e-9) - f.slope(c - 1e-9)) < 1e-6);
    assertEquals(smooth, shape.traits().contains(Trait.SMOOTH));
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#learned")
  void learnedSlopesAreTheDerivativesAndTheKernelsRoundThem(Learned f) {
    double h = 1e-5;
    for (double p : new double[] {-0.5, 0, 0.25, 1, 3}) {
      for (double x = -6.0007; x < 6; x += 0.0131) {
        double byX = (f.value(x + h, p) - f.value(x - h, p)) / (2 * h);
        double byP = (f.value(x, p + h) - f.value(x, p - h)) / (2 * h);
        assertEquals(byX, f.slope(x, p), Math.abs(x) < 2 * h ? 10 : 1e-8);
        assertEquals(byP, f.parameterSlope(x, p), 1e-7);
        float narrow = (float) x;
        float q = (float) p;
        assertEquals((float) f.value(narrow, q), f.at(narrow, q));
        assertEquals((float) f.slope(narrow, q), f.slopeAt(narrow, q), 1e-12f);
        assertEquals((float) f.parameterSlope(narrow, q), f.parameterSlopeAt(narrow, q));
      }
    }
    assertTrue(Float.isNaN(f.at(Float.NaN, 1)) && Float.isNaN(f.slopeAt(Float.NaN, 1)));
    assertTrue(Float.isNaN(f.parameterSlopeAt(Float.NaN, 1)));
    assertEquals(Float.POSITIVE_INFINITY, f.at(Float.POSITIVE_INFINITY, 1));
    assertEquals((float) f.value(Float.NEGATIVE_INFINITY, 1), f.at(Float.NEGATIVE_INFINITY, 1));
    assertEquals((float) f.value(-0.0, 1), f.at(-0f, 1));
  }

  /// The contract for NaN, the infinities and the zeros.
  @ParameterizedTest
  @CsvSource({
    "step,1,0,0,0",
    "linear,Infinity,-Infinity,0,-0",
    "sigmoid,1,0,0.5,0.5",
    "tanh,1,-1,0,-0",
    "relu,Infinity,0,0,0",
    "leaky_relu,Infinity,-Infinity,0,-0",
    "elu,Infinity,-1,0,-0",
    "selu,Infinity,-1.7580993,0,-0",
    "swish,Infinity,-0,0,-0",
    "gelu,Infinity,-0,0,-0",
    "gelu_tanh,Infinity,-0,0,-0",
    "log_sigmoid,-0,-Infinity,-0.6931472,-0.6931472",
    "hard_sigmoid,1,0,0.5,0.5",
    "hard_tanh,1,-1,0,-0",
    "hard_swish,Infinity,-0,0,-0",
    "relu6,6,0,0,0",
    "softplus,Infinity,0,0.6931472,0.6931472",
    "softsign,1,-1,0,-0",
    "squareplus,Infinity,0,1,1",
    "mish,Infinity,-0,0,-0",
    "celu,Infinity,-1,0,-0",
    "tanhshrink,Infinity,-Infinity,0,-0",
    "softshrink,Infinity,-Infinity,0,-0",
    "hardshrink,Infinity,-Infinity,0,-0",
    "thresholded_relu,Infinity,0,0,0",
    "rrelu,Infinity,-Infinity,0,-0",
    "log_cosh,Infinity,Infinity,0,0",
    "lisht,Infinity,Infinity,0,0",
    "quick_gelu,Infinity,-0,0,-0",
    "exponential,Infinity,0,1,1",
    "gaussian,0,0,1,1",
    "sine,NaN,NaN,0,-0",
    "snake,Infinity,-Infinity,0,-0",
    "squared_relu,Infinity,0,0,0",
    "cube,Infinity,-Infinity,0,-0",
    "rational_tanh,1.7159,-1.7159,0,-0",
    "rectified_tanh,1,0,0,0",
    "bipolar_sigmoid,1,-1,0,-0",
    "sparse_plus,Infinity,0,0.25,0.25"
  })
  void edgeValuesAreTheLimits(
      String name, float atInfinity, float atMinusInfinity, float atZero, float atMinusZero) {
    Elementwise f = (Elementwise) Activations.named(name);
    assertEquals(atInfinity, f.at(Float.POSITIVE_INFINITY));
    assertEquals(atMinusInfinity, f.at(Float.NEGATIVE_INFINITY));
    assertEquals(atZero, f.at(0f));
    assertEquals(atMinusZero, f.at(-0f));
    assertTrue(Float.isNaN(f.at(Float.NaN)) && Float.isNaN(f.slopeAt(Float.NaN)));
  }
}
