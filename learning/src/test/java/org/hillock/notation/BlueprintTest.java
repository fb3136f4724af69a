package org.hillock.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.LeakyRelu;
import org.hillock.network.Activate;
import org.hillock.network.Architecture;
import org.hillock.network.Dense;
import org.hillock.network.Layers;
import org.hillock.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueprintTest {
  private static final Demand DEMAND = new Demand(Shape.of(64), 10, new Gelu());

  @Test
  void eachLineIsALayer() {
    assertEquals(
        List.of(
            new Dense(64, 32),
            new Activate(new Gelu(), 32),
            new Dense(32, 16),
            new Activate(Activations.named("tanh"), 16),
            new Dense(16, 10)),
        layers("dense 32\nactivation # the tested one\n\n  dense 16\nactivation TanH\ndense\n"));
  }

  @Test
  void eachLayerHasALineAndThoseInBracesThatOfTheOutermost() {
    assertEquals(
        // The residual has a fork, a dense layer, a recall and an addition.
        List.of(2, 3, 5, 5, 5, 5, 8),
        Blueprint.parse(
                "lines", "# first\ndense 8\nactivation\n\nresidual {\n  dense 8\n}\ndense\n")
            .lines(new Demand(Shape.of(4), 3, new Gelu())));
  }

  @Test
  void functionsHaveParameters() {
    assertEquals(
        new Activate(new LeakyRelu().with(Map.of("alpha", 0.2)), 64),
        layers("activation leaky_relu(alpha=0.2)\ndense").getFirst());
  }

  @Test
  void bracesAreAroundLayers() {
    assertEquals(
        Architecture.of(
                Shape.of(8, 8),
                Layers.eachStep(Layers.dense(16)),
                Layers.residual(Layers.eachStep(Layers.sequence(Layers.dense(4), Layers.gelu())))
                    .shortcut(Layers.eachStep(Layers.dense(4))),
                Layers.repeat(2, Layers.residual(Layers.gelu())),
                Layers.sideBySide(Layers.gelu(), Layers.sequence(Layers.tanh(), Layers.relu())),
                Layers.dense(10))
            .layers(),
        layers(
            """
            input 8 x 8
            each-step {
              dense 16
            }
            residual {
              each-step {
                dense 4
                activation
              }
              shortcut {
                each-step {
                  dense 4
                }
              }
            }
            repeat 2 {
              residual {
                activation tested
              }
            }
            side-by-side {
              activation
              sequence {
                activation tanh
                activation relu
              }
            }
            dense
            """));
  }

  @Test
  void itIsOpenIfTheTestedFunctionIsAnywhere() {
    assertTrue(parse("residual {\nactivation\n}\ndense").isOpen());
    assertTrue(parse("activation tested\ndense").isOpen());
    assertFalse(parse("activation relu\ndense").isOpen());
  }

  @Test
  void theTextSaysEachValueAtItsPlaceWithoutComments() {
    assertEquals(
        "input 8 x 8 x 1\nresidual {\n  activation leaky_relu(alpha=0.2)\n}\ndense\n",
        parse(
                "# mine\n input 8x8×1\n\tresidual{\nactivation LReLU(alpha=.2)\n   }\ndense # last\r\n")
            .text());
  }

  /// What is wrong, and where.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | line 1, column 1: there is no layer",
        "# nothing | line 1, column 1: there is no layer",
        "dense 4;dens | line 2, column 1: unknown layer \"dens\"; did you mean \"dense\"?",
        "dense 4;dense  -1 | line 2, column 8: \"outputs\" of dense is \"-1\"; it has to be a whole number from 1 to 16777216.",
        "dense 0 | line 1, column 7: \"outputs\" of dense is \"0\"",
        "dense 1e3 | line 1, column 7: \"outputs\" of dense is \"1e3\"",
        "dense 4 5 | line 1, column 9: dense ends before \"5\"",
        "dense {;} | line 1, column 7: dense ends before \"{\"",
        "dense;dense | line 1, column 1: a dense that is not the last line has to say how many",
        "residual {;dense;};dense | line 2, column 1: a dense that is not the last line",
        "activation reluu;dense | line 1, column 12: unknown activation function \"reluu\"; did you mean \"relu\"?",
        "activation leaky_relu(beta=1);dense | line 1, column 12: unknown parameter",
        "activation leaky_relu(alpha);dense | line 1, column 12: \"function\" of activation is",
        "activation relu(;dense | line 1, column 12: \"function\" of activation is \"relu(\"; it has to be an activation function, such as tanh or leaky_relu(alpha=0.1).",
        "residual;dense | line 1, column 9: the line ends where { and the layers in it",
        "residual {;activation;dense | line 1, column 10: this { is not closed",
        "residual {;};dense | line 1, column 10: residual has 0 layers in its braces; it has to have one or more.",
        "side-by-side {;activation;};dense | line 1, column 14: side-by-side has 1 layers in its braces; it has to have two",
        "residual { dense;};dense | line 1, column 12: the line with { ends before \"dense\"",
        "activation;};dense | line 2, column 1: this } closes nothing",
        "residual {;activation;} dense | line 3, column 3: the line with } ends before \"dense\"",
        "repeat {;activation;};dense | line 1, column 8: \"times\" of repeat is \"{\"",
        "repeat 9999 {;repeat 9999 {;activation;};};dense | line 1, column 1: there are more than 10000 layers",
        "dense 4;input 64;dense | line 2, column 1: input is the first line",
        "input 64 | line 1, column 1: there is no layer after the input",
        "input 8 x;dense | line 1, column 10: the line ends where another size of",
        "input 8 x 9;dense | line 1, column 1: the input is 8 × 9, which are 72 numbers, but an example of these data is 64, which are 64",
        "input 1 x 1 x 1 x 8 x 8;dense | line 1, column 7: \"sizes\" of input has 5 sizes",
        "shortcut {;activation;};dense | line 1, column 1: shortcut is not in the braces of a residual",
        "residual {;shortcut {;activation;};activation;};dense | line 2, column 1: shortcut is not in the braces of a residual",
        "dense 32;residual {;dense 16;};dense | line 2, column 1: residual cannot be made for 32 numbers: the branch of a residual block gives 16",
        "each-step {;residual {;activation;};};dense | line 1, column 1: each-step cannot be made for 64 numbers",
        "dense 12 | line 1, column 1: the network gives 12 numbers, but the task needs 10; end with a line dense",
        "dense 16777216;dense | line 1, column 1: dense cannot be made for 64 numbers: a dense layer from 64 to 16777216",
        "convolution 4;dense | line 1, column 1: convolution cannot be made for 64 numbers: a window moves over images",
        "input 8 x 8 x 1;convolution 4 kernal 3;dense | line 2, column 15: unknown option of convolution \"kernal\"; did you mean \"kernel\"?",
        "input 8 x 8 x 1;convolution 4 kernel 3 kernel 5;dense | line 2, column 24: \"kernel\" is given twice",
        "input 8 x 8 x 1;convolution 4 kernel 3 padding most;dense | line 2, column 32: \"padding\" of convolution is \"most\"; it has to be same, valid, or a whole number from 0 to 1024.",
        "input 8 x 8 x 1;convolution;dense | line 2, column 12: the line ends where \"channels\" of convolution, a whole number from 1 to 65536, is expected; add it.",
        "input 8 x 8 x 1;max-pool 2 x 2 x 2;dense | line 2, column 10: \"size\" of max-pool has 3 sizes; give it at most 2.",
        "input 8 x 8 x 1;max-pool 9;dense | line 2, column 1: max-pool cannot be made for 8 × 8 × 1 numbers: a window that spans 9 × 9 does not fit",
        "dense 2000000;repeat 9 {;activation;};dense | line 2, column 1: up to here a pass keeps more than",
      })
  void errorsNameThePlace(String text, String expected) {
    String lines = text.replace(';', '\n');
    String message = message(() -> parse(lines).architecture(DEMAND));
    assertTrue(message.startsWith("my.net, " + expected), message);
  }

  @Test
  void networksThatAreTooDeepOrTooLongAreRefused() {
    String deep = "residual {\n".repeat(17) + "activation\n" + "}\n".repeat(17) + "dense";
    assertTrue(refusal(deep).contains("line 17, column 10: layers are nested more than 16 deep"));
    assertTrue(
        refusal("#".repeat(1 << 19)).contains("line 1, column 1: there are 524288 characters"));
    assertTrue(refusal("{\n".repeat(100_000)).contains("line 1, column 1: unknown layer \"{\""));
  }

  @Test
  void whatATerminalWouldObeyIsNotShown() {
    String refusal = refusal("\u001b[31m" + "x".repeat(100));
    assertTrue(refusal.contains("\"?[31m" + "x".repeat(35) + "...\""), refusal);
  }

  private static String refusal(String text) {
    return message(() -> parse(text));
  }

  private static String message(Executable work) {
    return String.valueOf(assertThrows(InvalidInputException.class, work).getMessage());
  }

  private static List<?> layers(String text) {
    return parse(text).architecture(DEMAND).layers();
  }

  private static Blueprint parse(String text) {
    return Blueprint.parse("my.net", text);
  }
}
