package org.hillock.notation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Gelu;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Tanh;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Functions of their own for the places that are open. Lines are separated by semicolons.
class PlacesTest {
  private static final NamedActivation RELU = NamedActivation.of(new Relu());

  private static final List<String> FUNCTIONS =
      List.of("relu", "swish", "leaky_relu(alpha=0.1)", "gelu", "softsign");

  /// Functions that the networks below name themselves.
  private static final Set<String> CLOSED = Set.of("tanh", "prelu");

  private static final Pattern SET = Pattern.compile("activation (\\S+)");

  /// Networks for 64 numbers, with places in all kinds of braces.
  static final List<String> NESTED =
      List.of(
          "dense 8;activation;dense 8;activation tanh;dense 8;activation;dense",
          "repeat 3 {;dense 8;activation;residual {;activation;dense 8;};};dense",
          "repeat 2 {;dense 6;repeat 3 {;activation;dense 6;};activation;};dense",
          "side-by-side {;repeat 2 {;dense 4;activation;};activation;};dense",
          "residual {;repeat 2 {;activation;dense 64;};shortcut {;activation;};};dense",
          "input 8 x 8;each-step {;repeat 2 {;dense 4;activation;};};activation prelu;dense",
          "repeat 2 {;dense 9;activation tanh;};activation;dense",
          "input 8 x 8;repeat 2 {;transformer-encoder 2 activation tested;};dense");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense 4;activation;dense 4;activation;dense | dense 4;activation relu;dense 4;activation tanh;dense;",
        "repeat 2 {;dense 4;activation;};dense | dense 4;activation relu;dense 4;activation tanh;dense;",
        "residual {;repeat 2 {;activation;};};dense | residual {;  activation relu;  activation tanh;};dense;",
        "side-by-side {;repeat 2 {;activation;};dense 3;};dense | side-by-side {;  sequence {;    activation relu;    activation tanh;  };  dense 3;};dense;",
        "lstm 4 candidate tested output tested sequence yes;gru 4 candidate tested;dense | lstm 4 candidate relu output relu sequence yes;gru 4 candidate tanh;dense;",
        "repeat 2 {;dense 4;};repeat 2 {;rnn 4 activation tested sequence yes;};dense | repeat 2 {;  dense 4;};rnn 4 activation relu sequence yes;rnn 4 activation tanh sequence yes;dense;",
      })
  void placesAreFilledInTheOrderOfTheLines(String before, String after) {
    Blueprint lines = parse(before);
    assertEquals(2, lines.places());
    Blueprint filled = lines.withActivations(named(List.of("relu", "tanh")));
    assertEquals(after, filled.text().replace('\n', ';'));
    assertEquals(0, filled.places());
    assertFalse(filled.isOpen());
  }

  @ParameterizedTest
  @FieldSource("NESTED")
  void filledPlacesReadBack(String text) {
    Blueprint lines = parse(text);
    for (int place = 0; place < lines.places(); place++) {
      int shift = place;
      List<String> functions =
          new ArrayList<>(
              IntStream.range(0, lines.places())
                  .mapToObj(i -> FUNCTIONS.get((i + shift) % FUNCTIONS.size()))
                  .toList());
      functions.set(place, "sine");
      Blueprint filled = lines.withActivations(named(functions));
      List<String> found =
          SET.matcher(filled.text()).results().map(match -> match.group(1)).toList();
      assertEquals(functions, found.stream().filter(one -> !CLOSED.contains(one)).toList());
      assertEquals(filled.text(), Blueprint.parse("again", filled.text()).text());
    }
  }

  @ParameterizedTest
  @FieldSource("NESTED")
  void whatIsUnrolledIsTheSameNetworkToTheLastBit(String text) {
    assertUnrolledTheSame(parse(text), new Demand(Shape.of(64), 3, new Gelu()));
  }

  @ParameterizedTest
  @FieldSource("org.hillock.notation.RandomNetworksTest#SAMPLES")
  void samplesAreTheSameNetworksUnrolled(String sample) {
    assertUnrolledTheSame(
        Blueprint.parse("sample", sample),
        new Demand(Shape.of(64), 3, new Gelu(), OptionalInt.empty()));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void familiesAreTheSameNetworksUnrolled(Family family) {
    Demand demand = new Demand(Shape.of(12, 12, 1), 10, new Gelu());
    Blueprint lines = family.blueprint(demand);
    assertEquals(
        switch (family) {
          case CNN -> 3;
          case RNN, LSTM, GRU -> 1;
          case TRANSFORMER -> 2;
        },
        lines.places());
    assertUnrolledTheSame(lines, demand);
  }

  private static void assertUnrolledTheSame(Blueprint lines, Demand demand) {
    Activation tested = demand.activation();
    Blueprint filled =
        lines.withActivations(Collections.nCopies(lines.places(), NamedActivation.of(tested)));
    Network network = lines.architecture(demand).network(5);
    Network unrolled = filled.architecture(demand).network(5);
    assertEquals(network.layers(), unrolled.layers());
    assertArrayEquals(network.parameters(), unrolled.parameters());
    float[] inputs = new float[2 * network.inputs()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = i % 7;
    }
    assertArrayEquals(network.outputs(inputs, 2), unrolled.outputs(inputs, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GATES | lstm 4;dense 4;activation;dense | lstm 4 gate tested;dense 4;activation relu;dense;",
        "CELLS | lstm 4;dense 4;activation;dense | lstm 4 candidate tested output tested;dense 4;activation relu;dense;",
        "GATES | repeat 2 {;gru 4 gate tested candidate tested sequence yes;};dense | repeat 2 {;  gru 4 gate tested candidate tanh sequence yes;};dense;",
        "CELLS | gru 4 gate tested candidate softsign;rnn 3 activation tested;dense | gru 4 gate sigmoid candidate tested;rnn 3 activation tanh;dense;",
        "HIDDEN | gru 4 gate tested;dense | gru 4 gate tested;dense;",
      })
  void gatesOrCellsAreOpenedAndNothingElse(Role role, String before, String after) {
    assertEquals(after, parse(before).opened(role, RELU).text().replace('\n', ';'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HIDDEN | dense 4;activation;dense",
        "HIDDEN | dense",
        "GATES | lstm 4 gate tested;dense 4;activation;dense",
        "GATES | repeat 2 {;gru 4 gate tested candidate tested sequence yes;};dense",
        "CELLS | activation;lstm 4 output tested;dense",
      })
  void theMostDemandingOfTheOpenPlacesCounts(Role role, String text) {
    assertEquals(role, parse(text).role());
    assertEquals(role, new Design.Written(parse(text), "mine").role());
  }

  @Test
  void gatesTakeFunctionsFromZeroToOne() {
    assertEquals(
        List.of("sigmoid", "hard_sigmoid", "gaussian", "rectified_tanh"), tried(Role.GATES));
    assertEquals(new Sigmoid(), Role.GATES.usual());
    assertEquals(
        Optional.of(
            "swish has values from -0.278 to infinity, and a gate lets through a share from 0 to 1; take one such as hard_sigmoid."),
        Role.GATES.objection(Activations.named("swish")));
    assertEquals(
        Optional.of(
            "softmax is no function of each number by itself, which the gates of lstm and gru need; take one such as sigmoid."),
        Role.GATES.objection(Activations.named("softmax")));
  }

  @Test
  void cellsTakeAnyFunctionOfNumbersAndTryThoseOfBoundedRangeAroundZero() {
    assertEquals(
        List.of("tanh", "hard_tanh", "softsign", "sine", "rational_tanh", "bipolar_sigmoid"),
        tried(Role.CELLS));
    assertEquals(new Tanh(), Role.CELLS.usual());
    assertEquals(Optional.empty(), Role.CELLS.objection(Activations.named("relu")));
    assertTrue(Role.CELLS.objection(Activations.named("prelu")).isPresent());
  }

  private static List<String> tried(Role role) {
    return Activations.all().stream().filter(role::tries).map(Activation::name).toList();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Blueprint lines = parse("dense 4;activation;dense 4;activation;dense");
    assertRefused(
        "1 functions are given for 2 places where my.net leaves the activation open; give one for each.",
        () -> lines.withActivations(List.of(RELU)));
    assertRefused(
        "my.net has no gates to compare functions at: those are the places of lstm and gru; take --network lstm or gru, or write such a line in a network file.",
        () -> lines.opened(Role.GATES, RELU));
    assertRefused(
        "my.net has no cells to compare functions at: those are the places of lstm and gru; take --network lstm or gru, or write such a line in a network file.",
        () -> lines.opened(Role.CELLS, RELU));
  }

  private static void assertRefused(String message, Runnable what) {
    assertEquals(message, assertThrows(InvalidInputException.class, what::run).getMessage());
  }

  private static List<NamedActivation> named(List<String> functions) {
    return functions.stream()
        .map(name -> NamedActivation.parse(name, Functions.builtIn()))
        .toList();
  }

  private static Blueprint parse(String lines) {
    return Blueprint.parse("my.net", lines.replace(';', '\n'));
  }
}
