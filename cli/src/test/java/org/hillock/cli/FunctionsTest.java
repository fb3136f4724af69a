package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FunctionsTest {
  @Test
  void theListNamesEveryFunction() {
    Terminal terminal = Terminal.run("functions");
    assertEquals(0, terminal.exitCode());
    Activations.all().forEach(f -> assertTrue(terminal.out().contains(f.name() + " ")));
  }

  @ParameterizedTest
  @MethodSource("org.hillock.activation.Activations#all")
  void aCardHoldsAllThatIsKnown(Activation function) {
    String card = Terminal.run("functions " + function.name()).out();
    assertTrue(card.startsWith(function.card().names().title()));
    for (String part :
        new String[] {
          function.card().value().text(),
          function.card().slope().text(),
          function.card().advice().use(),
          function.card().advice().avoid(),
          function.card().source()
        }) {
      assertTrue(card.contains(part), part);
    }
    function.card().parameters().forEach(p -> assertTrue(card.contains(p.meaning())));
  }

  @Test
  void jsonHoldsEveryCardWithoutInfinities() {
    String text = Terminal.run("functions --json").out();
    JsonNode json = new JsonMapper().readTree(text);
    assertEquals("hillock-functions/1", json.get("format").asString());
    assertEquals(Activations.all().size(), json.get("functions").size());
    JsonNode one = new JsonMapper().readTree(Terminal.run("functions GELU --json").out());
    JsonNode gelu = one.get("functions").get(0);
    assertEquals("gelu", gelu.get("name").asString());
    assertTrue(gelu.get("high").isNull());
    assertTrue(!text.contains("Infinity"));
  }

  @Test
  void leakyReluSaysThatTwoSlopesAreInUse() {
    String card = Terminal.run("functions leaky_relu").out();
    assertTrue(card.contains("0.01 in the paper") && card.contains("max(0.1x, x)"));
  }
}
