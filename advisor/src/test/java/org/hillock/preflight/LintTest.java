package org.hillock.preflight;

import static org.hillock.data.Task.BINARY;
import static org.hillock.data.Task.MULTICLASS;
import static org.hillock.data.Task.MULTILABEL;
import static org.hillock.data.Task.REGRESSION;
import static org.hillock.network.Layers.activate;
import static org.hillock.network.Layers.alphaDropout;
import static org.hillock.network.Layers.batchNormalization;
import static org.hillock.network.Layers.convolution;
import static org.hillock.network.Layers.dense;
import static org.hillock.network.Layers.dropout;
import static org.hillock.network.Layers.inputs;
import static org.hillock.network.Layers.recurrent;
import static org.hillock.network.Layers.relu;
import static org.hillock.network.Layers.residual;
import static org.hillock.network.Layers.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.HardSigmoid;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Selu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Swish;
import org.hillock.activation.function.Tanh;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.loss.SquaredError;
import org.hillock.network.Gru;
import org.hillock.network.Initialization;
import org.hillock.network.Lstm;
import org.hillock.network.Network;
import org.hillock.network.Rnn;
import org.hillock.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule has a network that breaks it and one, as like it as can be, that does not.
class LintTest {
  private static final Shape SIX = inputs(6);
  private static final Initialization DEFAULT = Initialization.gainCorrected();

  static Stream<Arguments> rules() {
    return Stream.of(
        rule("output-loss", () -> withLoss(MULTICLASS, 3), () -> withLoss(REGRESSION, 3)),
        rule(
            "double-softmax",
            () -> Drafts.of(MULTICLASS, SIX, dense(8), relu(), dense(3), activate("softmax")),
            () -> Drafts.of(MULTICLASS, SIX, dense(8), relu(), dense(3))),
        rule(
            "double-softmax",
            () -> Drafts.of(BINARY, SIX, dense(8), relu(), dense(1), activate("sigmoid")),
            () -> Drafts.of(MULTILABEL, SIX, dense(8), relu(), dense(2))),
        rule(
            "output-range",
            () -> Drafts.of(REGRESSION, SIX, dense(8), relu(), dense(1), relu()),
            () ->
                Drafts.of(REGRESSION, SIX, dense(8), relu(), dense(1), activate("elu"), dense(1))),
        rule(
            "output-range",
            () -> Drafts.of(MULTICLASS, SIX, dense(8), relu(), dense(3), relu()),
            () -> Drafts.of(MULTICLASS, SIX, dense(8), relu(), dense(3), tanh())),
        rule(
            "binary-softmax",
            () -> Drafts.of(MULTICLASS, SIX, dense(8), relu(), dense(2)),
            () -> Drafts.of(MULTICLASS, SIX, dense(8), relu(), dense(3))),
        rule(
            "flat-hidden",
            () -> Drafts.of(BINARY, SIX, dense(8), activate("step"), dense(1)),
            () -> Drafts.of(BINARY, SIX, dense(8), activate("sigmoid"), dense(1))),
        rule(
            "output-function-hidden",
            () -> Drafts.of(BINARY, SIX, dense(8), activate("softmax"), dense(1)),
            () -> Drafts.of(BINARY, SIX, dense(8), activate("maxout"), dense(1))),
        rule(
            "linear-stack",
            () -> Drafts.of(BINARY, SIX, dense(8), dense(8), activate("linear"), dense(1)),
            () -> Drafts.of(BINARY, SIX, dense(1))),
        rule(
            "deep-sigmoid",
            () -> Drafts.deep(3, 32, new Sigmoid(), DEFAULT),
            () -> Drafts.deep(2, 32, new Sigmoid(), DEFAULT)),
        rule(
            "deep-sigmoid",
            () -> Drafts.deep(3, 32, new HardSigmoid(), DEFAULT),
            () -> normalized("sigmoid")),
        rule(
            "deep-tanh",
            () -> Drafts.deep(4, 32, new Tanh(), DEFAULT),
            () -> Drafts.deep(3, 32, new Tanh(), DEFAULT)),
        rule(
            "deep-tanh",
            () -> Drafts.deep(5, 32, new Tanh(), DEFAULT),
            () ->
                Drafts.of(
                    BINARY,
                    SIX,
                    residual(dense(6), tanh()),
                    residual(dense(6), tanh()),
                    residual(dense(6), tanh()),
                    residual(dense(6), tanh()),
                    dense(1))),
        rule("saturating-convolution", () -> image("sigmoid"), () -> image("relu")),
        rule(
            "shallow-swish",
            () -> Drafts.deep(2, 8, new Swish(), DEFAULT),
            () -> Drafts.deep(40, 8, new Swish(), DEFAULT)),
        rule(
            "selu-dropout",
            () -> Drafts.of(BINARY, SIX, dense(8), activate("selu"), dropout(0.1), dense(1)),
            () -> Drafts.of(BINARY, SIX, dense(8), activate("selu"), alphaDropout(0.1), dense(1))),
        rule("selu-normalization", () -> normalized("selu"), () -> normalized("relu")),
        rule(
            "recurrent-state",
            () -> Drafts.of(BINARY, inputs(5, 2), recurrent(new Rnn(new Relu()), 4), dense(1)),
            () -> Drafts.of(BINARY, inputs(5, 2), recurrent(new Rnn(), 4), dense(1))),
        rule(
            "recurrent-gate",
            () ->
                Drafts.of(
                    BINARY,
                    inputs(5, 2),
                    recurrent(new Lstm(new Relu(), new Tanh(), new Tanh()), 4),
                    dense(1)),
            () -> Drafts.of(BINARY, inputs(5, 2), recurrent(new Gru(), 4), dense(1))),
        rule(
            "too-deep",
            () -> Drafts.deep(16, 32, new Sigmoid(), DEFAULT),
            () -> Drafts.deep(16, 32, new Relu(), DEFAULT)),
        rule(
            "start-gain",
            () -> Drafts.deep(3, 64, new Relu(), Initialization.leCun()),
            () -> Drafts.deep(3, 64, new Relu(), Initialization.he())),
        rule(
            "start-gain",
            () -> Drafts.deep(3, 64, new Tanh(), Initialization.leCun()),
            () -> Drafts.deep(3, 64, new Tanh(), Initialization.withGain(1.5))),
        rule(
            "selu-start",
            () -> Drafts.deep(3, 64, new Selu(), Initialization.he()),
            () -> Drafts.deep(3, 64, new Selu(), Initialization.leCun())),
        rule("equal-units", () -> constant(0.1f), () -> Drafts.deep(2, 8, new Relu(), DEFAULT)),
        rule(
            "born-dead",
            () -> Drafts.deep(6, 4, new Relu(), DEFAULT),
            () -> Drafts.deep(6, 32, new Relu(), DEFAULT)),
        rule("unscaled-inputs", () -> unscaled(100, 30), () -> unscaled(0.5, 0.3)),
        rule("unscaled-inputs", () -> unscaled(0.001, 0.001), () -> unscaled(2, 2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void aRuleFindsWhatBreaksItAndNothingElse(String id, Supplier<Draft> bad, Supplier<Draft> good) {
    assertTrue(Drafts.broken(bad.get()).contains(id), () -> id + " is not found");
    assertFalse(Drafts.broken(good.get()).contains(id), () -> id + " is found where it is kept");
  }

  @Test
  void eachRuleIsTried() {
    Set<String> tried = rules().map(a -> (String) a.get()[0]).collect(Collectors.toSet());
    assertEquals(Lint.rules().stream().map(Rule::id).collect(Collectors.toSet()), tried);
  }

  @Test
  void eachRuleHasAnIdOfItsOwnAReasonAndAnAdvice() {
    Set<String> ids = new HashSet<>();
    for (Rule rule : Lint.rules()) {
      assertTrue(ids.add(rule.id()) && rule.id().matches("[a-z]+(-[a-z]+)*"), rule.id());
      assertTrue(rule.reason().length() > 20 && rule.advice().length() > 10, rule.id());
    }
  }

  @Test
  void aSilencedRuleIsNotChecked() {
    Draft draft = Drafts.deep(3, 32, new Sigmoid(), DEFAULT);
    assertEquals(List.of("deep-sigmoid"), Drafts.broken(draft));
    assertEquals(List.of(), Lint.of(draft, Set.of("deep-sigmoid")));
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> Lint.of(draft, Set.of("deep-sigmiod")));
    assertTrue(String.valueOf(e.getMessage()).contains("did you mean \"deep-sigmoid\"?"));
  }

  private static Arguments rule(String id, Supplier<Draft> bad, Supplier<Draft> good) {
    return Arguments.of(id, bad, good);
  }

  private static Draft withLoss(Task task, int outputs) {
    Network network = Network.multilayer(6, List.of(8), new Relu(), outputs, 1);
    return Drafts.of(network, new SquaredError(), Drafts.data(task, SIX, outputs, 0, 1));
  }

  private static Draft normalized(String f) {
    return Drafts.of(
        BINARY,
        SIX,
        dense(8),
        batchNormalization(),
        activate(f),
        dense(8),
        batchNormalization(),
        activate(f),
        dense(8),
        batchNormalization(),
        activate(f),
        dense(1));
  }

  private static Draft image(String f) {
    return Drafts.of(
        MULTICLASS,
        inputs(6, 6, 1),
        convolution(4, 3),
        activate(f),
        convolution(4, 3),
        activate(f),
        dense(3));
  }

  private static Draft constant(float value) {
    Network network = Network.multilayer(6, List.of(8), new Relu(), 1, 1);
    Arrays.fill(network.parameters(), value);
    return Drafts.of(network, Loss.of(BINARY), Drafts.data(BINARY, SIX, 1, 0, 1));
  }

  private static Draft unscaled(double mean, double deviation) {
    Network network = Network.multilayer(6, List.of(8), new Relu(), 1, 1);
    return Drafts.of(network, Loss.of(BINARY), Drafts.data(BINARY, SIX, 1, mean, deviation));
  }
}
