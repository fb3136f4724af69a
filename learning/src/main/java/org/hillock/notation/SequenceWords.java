package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.network.Cell;
import org.hillock.network.Gru;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Lstm;
import org.hillock.network.Recurrence;
import org.hillock.network.Rnn;
import org.hillock.network.TransformerEncoder;

/// Words for layers that read sequences.
final class SequenceWords {
  private static final String ACTIVATION = "activation";

  /// The option for what the gates of lstm and gru are.
  static final String GATE = "gate";

  /// The option for what lstm and gru make of their inputs.
  static final String CANDIDATE = "candidate";

  /// The option for what lstm gives of its state.
  static final String OUTPUT = "output";

  private static final String RESET = "reset";
  private static final String HEADS = "heads";
  private static final String CAUSAL = "causal";
  private static final String FEED_FORWARD = "feed-forward";
  private static final String DROPOUT = "dropout";
  private static final String NORMALIZATION = "normalization";

  private static final String NO = "no";
  private static final Kind FUNCTION = new Kind.Function();
  private static final Kind YES_OR_NO = new Kind.Choice(List.of("yes", NO));
  private static final Kind BEFORE_OR_AFTER = new Kind.Choice(List.of("before", "after"));
  private static final Kind COUNT = new Kind.Count(1, 1 << 16);

  private SequenceWords() {}

  static List<Word> all() {
    return List.of(
        Word.layer(
            "embedding",
            "a learned row of so many numbers for each character of a text; first in the network",
            arguments -> Layers.embedding(vocabulary(arguments), arguments.count("width")),
            Parameter.first("width", COUNT),
            Parameter.option("vocabulary", new Kind.Count(1, Words.MOST), "as the data have it")),
        recurrent(
            "rnn",
            "h = φ(x W + h U + b), step by step",
            arguments -> recurrence(arguments, new Rnn(elementwise(arguments, ACTIVATION))),
            function(ACTIVATION, "tanh")),
        recurrent(
            "lstm",
            "long short-term memory",
            arguments ->
                recurrence(
                    arguments,
                    new Lstm(
                        elementwise(arguments, GATE),
                        elementwise(arguments, CANDIDATE),
                        elementwise(arguments, OUTPUT))),
            function(GATE, "sigmoid"),
            function(CANDIDATE, "tanh"),
            function(OUTPUT, "tanh")),
        recurrent(
            "gru",
            "gated recurrent units",
            arguments ->
                recurrence(
                    arguments,
                    new Gru(
                        elementwise(arguments, GATE),
                        elementwise(arguments, CANDIDATE),
                        arguments.choice(RESET).equals("after"))),
            function(GATE, "sigmoid"),
            function(CANDIDATE, "tanh"),
            Parameter.option(RESET, BEFORE_OR_AFTER, new Value.Choice("after"))),
        Word.layer(
            "learned-positions",
            "y = x + P, with a learned row of P for each step",
            arguments -> Layers.learnedPositions()),
        Word.layer(
            "sinusoidal-positions",
            "y = x + P, with waves in P",
            arguments -> Layers.sinusoidalPositions()),
        Word.layer(
            "self-attention",
            "what each step takes from all steps, or with causal from those before it",
            arguments ->
                arguments.isYes(CAUSAL)
                    ? Layers.causalSelfAttention(arguments.count(HEADS))
                    : Layers.selfAttention(arguments.count(HEADS)),
            Parameter.first(HEADS, COUNT),
            Parameter.option(CAUSAL, YES_OR_NO, new Value.Choice(NO))),
        Word.layer(
            "transformer-encoder",
            "self-attention, then two dense layers at each step, both normalized and added",
            SequenceWords::transformer,
            Parameter.first(HEADS, COUNT),
            Parameter.option(FEED_FORWARD, COUNT, "four times what comes in for each step"),
            function(ACTIVATION, "gelu"),
            Parameter.option(DROPOUT, new Kind.Real(0, 0.99), new Value.Real(0)),
            Parameter.option(CAUSAL, YES_OR_NO, new Value.Choice(NO)),
            Parameter.option(NORMALIZATION, BEFORE_OR_AFTER, new Value.Choice("before"))));
  }

  private static Word recurrent(
      String name, String says, Word.Maker maker, Parameter... functions) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.first("hidden", COUNT));
    parameters.addAll(List.of(functions));
    for (String option : List.of("sequence", "reversed", "bidirectional")) {
      parameters.add(Parameter.option(option, YES_OR_NO, new Value.Choice(NO)));
    }
    return new Word(name, says, parameters, Word.Body.NONE, maker);
  }

  private static Parameter function(String name, String usual) {
    return Parameter.option(
        name, FUNCTION, Value.Function.parse(usual, Functions.builtIn()).orElseThrow());
  }

  private static LayerSpec recurrence(Arguments arguments, Cell cell) {
    Recurrence plain = Layers.recurrent(cell, arguments.count("hidden"));
    Recurrence directed = arguments.isYes("reversed") ? plain.reversed() : plain;
    Recurrence layer = arguments.isYes("sequence") ? directed.sequence() : directed;
    return arguments.isYes("bidirectional") ? Layers.bidirectional(layer) : layer;
  }

  private static Elementwise elementwise(Arguments arguments, String name) {
    return switch (arguments.function(name)) {
      case Elementwise function -> function;
      case Activation other ->
          throw new InvalidInputException(
              "%s cannot be the %s of %s, which works on each number by itself; take an elementwise function, such as tanh."
                  .formatted(other.name(), name, arguments.item().word().name()));
    };
  }

  private static int vocabulary(Arguments arguments) {
    if (arguments.has("vocabulary")) {
      return arguments.count("vocabulary");
    }
    return arguments
        .demand()
        .vocabulary()
        .orElseThrow(() ->
            new InvalidInputException(
                "the data are not text, so there is nothing to embed; remove the line, or name a column of text with --text."));
  }

  private static LayerSpec transformer(Arguments arguments) {
    return inputs -> {
      int feedForward =
          arguments.has(FEED_FORWARD)
              ? arguments.count(FEED_FORWARD)
              : Math.multiplyExact(4, inputs.last());
      return new TransformerEncoder(
              arguments.count(HEADS),
              feedForward,
              arguments.function(ACTIVATION),
              arguments.real(DROPOUT),
              arguments.isYes(CAUSAL),
              arguments.choice(NORMALIZATION).equals("after"))
          .on(inputs);
    };
  }
}
