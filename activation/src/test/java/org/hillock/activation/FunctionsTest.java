package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hillock.activation.function.Relu;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static Elementwise own(String name) {
    return Elementwise.of(name, x -> 2 * x, _ -> 2);
  }

  @Test
  void functionsOfYourOwnAreFoundBesideTheList() {
    Elementwise mine = own("my_line");
    Functions functions = Functions.with(List.of(mine));
    assertEquals(mine, functions.named("My Line"));
    assertEquals(new Relu(), functions.named("relu"));
    assertEquals(Activations.all().size() + 1, functions.all().size());
    assertEquals(Activations.all(), Functions.builtIn().all());
    assertRefused(
        () -> functions.named("my_lime"),
        "unknown activation function \"my_lime\"; did you mean \"my_line\"?");
  }

  @Test
  void namesTellAllFunctionsApart() {
    Elementwise mine = own("my_line");
    assertRefused(
        () -> Functions.with(List.of(mine, mine)), "two functions of your own are called my_line");
    assertRefused(
        () -> Functions.with(List.of(new Relu())),
        "relu is the name of one of Hillock's functions");
    for (String name : List.of("My line", "all", "tested", "f(x)", "")) {
      assertRefused(
          () -> Functions.with(List.of(own(name))),
          "\"" + name + "\" cannot be the name of a function");
    }
  }

  private static void assertRefused(Runnable work, String fact) {
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, work::run).getMessage());
    assertTrue(message.contains(fact), message);
  }
}
