package org.hillock.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.activation.function.Tanh;
import org.hillock.network.Activate;
import org.hillock.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedActivationTest {
  private static final Elementwise MINE = Elementwise.of("mine", x -> 2 * x, _ -> 2);
  private static final Functions WITH_MINE = Functions.with(List.of(MINE));

  private static NamedActivation named(String text) {
    return NamedActivation.parse(text, WITH_MINE);
  }

  @Test
  void parametersBelongToTheNameUnlessTheyAreAsUsual() {
    assertEquals(
        new NamedActivation("leaky_relu(alpha=0.1)", new LeakyRelu(0.1)),
        named("leaky_relu(alpha=.10)"));
    assertEquals(
        new NamedActivation("leaky_relu", new LeakyRelu()), named("Leaky ReLU(alpha=0.01)"));
    assertEquals(NamedActivation.of(new Tanh()), named("tanh"));
    assertEquals(NamedActivation.of(MINE), named("mine"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leaky_relu(alpha=) | does not name a function; write a name, such as tanh",
        "tanh( | does not name a function",
        "leaky_relu(beta=1) | unknown parameter of leaky_relu \"beta\"",
        "leaky_relu(alpha=-1) | alpha of leaky_relu is -1.0; it takes values from",
        "rellu | did you mean \"relu\"?",
        "tested | unknown activation function \"tested\"",
      })
  void whatNamesNoFunctionIsRefused(String text, String fact) {
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, () -> named(text)).getMessage());
    assertTrue(message.contains(fact), message);
  }

  @Test
  void aNetworkFileMayNameAFunctionOfYourOwn() {
    String lines = "dense 4\nactivation mine\ndense 2\nactivation\ndense\n";
    Blueprint blueprint = Blueprint.parse("net", lines, WITH_MINE);
    assertEquals(lines, blueprint.text());
    assertEquals(List.of(MINE, new Tanh()), activations(blueprint));
    Blueprint changed = blueprint.withActivation("mine").orElseThrow();
    assertEquals(List.of(MINE, MINE), activations(changed));
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> Blueprint.parse("net", lines))
                .getMessage());
    assertTrue(message.startsWith("net, line 2, column 12: unknown activation function"), message);
  }

  private static List<Activation> activations(Blueprint blueprint) {
    return blueprint
        .architecture(new Demand(Shape.of(3), 2, new Tanh(), OptionalInt.empty()))
        .layers()
        .stream()
        .filter(Activate.class::isInstance)
        .map(layer -> ((Activate) layer).activation())
        .toList();
  }
}
