package org.hillock.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Gelu;
import org.hillock.network.Layer;
import org.hillock.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Networks made into others. Lines are separated by semicolons.
class ChangeTest {
  private static final List<Function<Blueprint, Optional<Blueprint>>> CHANGES =
      List.of(
          lines -> lines.withActivation("tanh"),
          lines -> lines.withActivation("tested"),
          lines -> lines.withActivation("leaky_relu(alpha=0.2)"),
          lines -> lines.withNormalization("layer-normalization"),
          lines -> lines.withNormalization("batch-normalization"),
          Blueprint::withResiduals,
          lines ->
              lines.withNormalization("layer-normalization").flatMap(Blueprint::withResiduals));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense 4;activation sigmoid;dense | dense 4;activation tanh;dense;",
        "dense 4;activation;dense | dense 4;activation tanh;dense;",
        "activation sigmoid;dense | activation tanh;dense;",
        "residual {;dense 4;activation relu;};dense | residual {;  dense 4;  activation tanh;};dense;",
        "repeat 2 {;dense 9;activation relu;} | repeat 2 {;  dense 9;  activation tanh;};",
        "side-by-side {;activation relu;sequence {;dense 3;activation relu;};};dense | side-by-side {;  activation tanh;  sequence {;    dense 3;    activation tanh;  };};dense;",
        "rnn 4 activation relu;dense | rnn 4 activation tanh;dense;",
        "transformer-encoder 2;dense | transformer-encoder 2 activation tanh;dense;",
        "convolution 4;activation relu;global-average-pool;dense 3;activation softmax | convolution 4;activation tanh;global-average-pool;dense 3;activation softmax;",
      })
  void hiddenActivationsBecomeTheNewOne(String before, String after) {
    assertEquals(Optional.of(after), change(before, lines -> lines.withActivation("tanh")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense 4;activation tanh;dense",
        "dense 3;activation softmax",
        "dense 4;activation glu;dense",
        "lstm 4 gate hard_sigmoid candidate softsign;dense",
        "rnn 4;dense",
        "residual {;dense 9;activation relu;shortcut {;dense 9;};}",
        "side-by-side {;sequence {;dense 2;activation relu;};dense 1;}",
      })
  void outputsGatesAndFunctionsOfRowsKeepTheirs(String before) {
    assertEquals(Optional.empty(), change(before, lines -> lines.withActivation("tanh")));
  }

  @Test
  void namedActivationsAreOpened() {
    Blueprint closed = parse("dense 4;activation sigmoid;rnn 3;dense 3;activation softmax");
    Blueprint open = closed.withActivation("tested").orElseThrow();
    assertEquals(
        "dense 4;activation tested;rnn 3 activation tested;dense 3;activation softmax;",
        written(open));
    assertTrue(open.isOpen());
    assertEquals(Optional.empty(), open.withActivation("tested"));
    assertEquals(Optional.empty(), parse("dense 4;activation;dense").withActivation("tested"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense 4;activation;dense | dense 4;layer-normalization;activation;dense;",
        "convolution 4;activation;dense 3;activation softmax | convolution 4;layer-normalization;activation;dense 3;activation softmax;",
        "each-step {;dense 4;activation;};dense | each-step {;  dense 4;  layer-normalization;  activation;};dense;",
        "dense 4;batch-normalization;activation;dense 4;activation;dense | dense 4;batch-normalization;activation;dense 4;layer-normalization;activation;dense;",
      })
  void normalizationsComeBeforeHiddenActivations(String before, String after) {
    assertEquals(
        Optional.of(after),
        change(before, lines -> lines.withNormalization("layer-normalization")));
  }

  @Test
  void whereThereIsANormalizationOrNoWeightsNoneIsAdded() {
    for (String before :
        List.of(
            "dense 4;layer-normalization;activation;dense",
            "activation;dense",
            "lstm 4;activation;dense",
            "dense 9;activation")) {
      assertEquals(
          Optional.empty(),
          change(before, lines -> lines.withNormalization("layer-normalization")),
          before);
    }
    assertEquals(
        Optional.empty(),
        change(
            "each-step {;dense 4;activation;};dense",
            lines -> lines.withNormalization("batch-normalization")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense 4;activation;dense 4;activation;dense | dense 4;activation;residual {;  dense 4;  activation;};dense;",
        "input 4;dense 4;batch-normalization;activation;dense | input 4;residual {;  dense 4;  batch-normalization;  activation;};dense;",
        "dense 4;dropout 0.5;dense 4;activation;dense 4;activation;dense | dense 4;dropout 0.5;residual {;  dense 4;  activation;};residual {;  dense 4;  activation;};dense;",
        "dense 4;repeat 9 {;dense 4;activation;};dense | dense 4;repeat 9 {;  residual {;    dense 4;    activation;  };};dense;",
        "dense 4;repeat 9 {;dense 5;activation;dense 5;activation;};dense | dense 4;repeat 9 {;  dense 5;  activation;  residual {;    dense 5;    activation;  };};dense;",
        "dense 4;sequence {;dense 4;activation;};dense | dense 4;sequence {;  residual {;    dense 4;    activation;  };};dense;",
        "dense 4;residual {;activation;};dense 4;activation;dense | dense 4;residual {;  activation;};residual {;  dense 4;  activation;};dense;",
      })
  void runsOfOneWidthBecomeResidual(String before, String after) {
    assertEquals(Optional.of(after), change(before, Blueprint::withResiduals));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense 4;activation;dense",
        "dense 4;activation;dense 5;activation;dense",
        "input 2 x 2;dense 4;activation;dense",
        "dense 4;activation glu;dense 4;activation;dense",
        "dense 4;dense 4;dense",
        "dense 4;each-step {;dense 4;activation;};dense",
        "repeat 9 {;dense 4;activation;};dense",
        "dense 4;side-by-side {;dense 2;dense 2;};dense 4;activation;dense",
        "dense 4;residual {;dense 4;activation;};dense",
        "dense 9;dense 9;activation",
      })
  void otherLinesStay(String before) {
    assertEquals(Optional.empty(), change(before, Blueprint::withResiduals));
  }

  @Test
  void aNetworkAtTheLimitOfDepthStays() {
    String deep = "sequence {\n".repeat(16) + "dense 4\nactivation\n" + "}\n".repeat(16);
    assertEquals(
        Optional.empty(), Blueprint.parse("deep", "input 4\n" + deep + "dense").withResiduals());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reluu | the new activation, line 1, column 12: unknown activation function \"reluu\"; did you mean \"relu\"?",
        "relu relu | the new activation, line 1, column 17: activation ends before \"relu\"",
      })
  void otherFunctionsAreRefused(String function, String expected) {
    assertRefused(expected, () -> parse("dense").withActivation(function));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dropout 0.5 | \"dropout 0.5\" is not one line with a normalization; give one such as",
        "layer-normalisation | the normalization, line 1, column 1: unknown layer \"layer-normalisation\"; did you mean",
        "'' | the normalization, line 1, column 1: there is no layer",
      })
  void otherNormalizationsAreRefused(String line, String expected) {
    assertRefused(expected, () -> parse("dense").withNormalization(line));
  }

  @ParameterizedTest
  @FieldSource("org.hillock.notation.RandomNetworksTest#SAMPLES")
  void whatIsChangedIsReadTheSameAndFitsTheData(String sample) {
    assertChangesFit(
        Blueprint.parse("sample", sample),
        new Demand(Shape.of(64), 3, new Gelu(), OptionalInt.empty()));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void familiesAreChangedToWhatFitsTheData(Family family) {
    Demand demand = new Demand(Shape.of(12, 12, 1), 10, new Gelu());
    assertChangesFit(family.blueprint(demand), demand);
  }

  /// Else the lines after the last weights would be looked for at the wrong place.
  @Test
  void itIsKnownWhichWordsHaveWeights() {
    for (Word word : Words.all()) {
      String line =
          (word.name().equals(Words.DENSE) ? "dense 2" : word.name())
              + word.parameters().stream()
                  .filter(Parameter::required)
                  .map(p -> p.kind() instanceof Kind.Real ? " 0.5" : " 2")
                  .collect(Collectors.joining());
      if (word.body() == Word.Body.NONE && !word.name().equals(Words.INPUT)) {
        assertEquals(Change.WEIGHTED.contains(word.name()), hasWeights(line), line);
      }
    }
  }

  private static boolean hasWeights(String line) {
    List<Demand> demands =
        List.of(
            new Demand(Shape.of(8, 8, 4), 3, new Gelu()),
            new Demand(Shape.of(8, 4), 3, new Gelu()),
            new Demand(Shape.of(8), 3, new Gelu(), OptionalInt.of(5)));
    for (Demand demand : demands) {
      List<Layer> layers;
      try {
        layers = Blueprint.parse("one", line + "\ndense").architecture(demand).layers();
      } catch (InvalidInputException _) {
        continue;
      }
      return layers.subList(0, layers.size() - 1).stream().anyMatch(l -> l.weights() > 0);
    }
    throw new AssertionError(line + " fits no demand");
  }

  private static void assertChangesFit(Blueprint before, Demand demand) {
    for (Function<Blueprint, Optional<Blueprint>> change : CHANGES) {
      Optional<Blueprint> after = change.apply(before);
      after.ifPresent(lines -> {
        assertEquals(lines.text(), Blueprint.parse("again", lines.text()).text());
        assertTrue(lines.architecture(demand).parameters() > 0);
      });
    }
  }

  private static void assertRefused(String expected, Runnable refused) {
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, refused::run).getMessage());
    assertTrue(message.startsWith(expected), message);
  }

  private static Optional<String> change(
      String before, Function<Blueprint, Optional<Blueprint>> change) {
    return change.apply(parse(before)).map(ChangeTest::written);
  }

  private static String written(Blueprint lines) {
    return lines.text().replace('\n', ';');
  }

  private static Blueprint parse(String lines) {
    return Blueprint.parse("my.net", lines.replace(';', '\n'));
  }
}
