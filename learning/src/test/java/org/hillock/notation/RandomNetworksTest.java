package org.hillock.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Gelu;
import org.hillock.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Random networks and broken ones.
class RandomNetworksTest {
  private static final Place PLACE = new Place(1, 1);

  /// Samples that have all words, between them.
  private static final List<String> SAMPLES =
      List.of(
          """
          input 8 x 8
          each-step {
            dense 6 # of each step
            activation leaky_relu(alpha=0.2)
          }
          residual {
            activation
            shortcut {
              activation tanh
            }
          }
          side-by-side {
            activation
            sequence {
              activation
            }
          }
          repeat 2 {
            dense 12
          }
          dense
          """,
          """
          input 8 x 8 x 1
          convolution 4 kernel 3 x 5 stride 2 dilation 1 padding 2 groups 1
          depthwise-convolution kernel 3
          max-pool 2 stride 1 padding same
          average-pool 2
          side-by-side {
            global-max-pool
            global-average-pool
          }
          dense
          """,
          """
          input 8 x 8
          batch-normalization
          dropout 0.5
          rnn 6 activation tanh sequence yes reversed no bidirectional yes
          lstm 4 gate hard_sigmoid candidate tanh output tanh sequence yes
          gru 4 gate sigmoid candidate tested reset before sequence yes
          layer-normalization axes 2
          group-normalization 2
          instance-normalization
          alpha-dropout .1
          stochastic-zero-identity
          dense
          """,
          """
          input 64
          embedding 8 vocabulary 9
          learned-positions
          sinusoidal-positions
          self-attention 2 causal yes
          transformer-encoder 2 feed-forward 9 activation gelu dropout 0.1
          global-average-pool
          dense
          """);

  @Test
  void whateverIsWrittenIsReadAgain() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      List<Item> items = new ArrayList<>();
      int count = 1 + random.nextInt(5);
      for (int k = 0; k < count; k++) {
        items.add(item(random, 3));
      }
      StringBuilder text = new StringBuilder();
      items.forEach(item -> item.write(text, ""));
      Blueprint read = Blueprint.parse("random", text.toString());
      assertEquals(text.toString(), read.text());
    }
  }

  private static Item item(Random random, int deepest) {
    List<Word> words =
        Words.all().stream()
            .filter(word -> !word.name().equals(Words.INPUT) && !word.name().equals(Words.SHORTCUT))
            .filter(word -> deepest > 0 || word.body() == Word.Body.NONE)
            .toList();
    Word word = words.get(random.nextInt(words.size()));
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : word.parameters()) {
      if (parameter.required() || word.name().equals(Words.DENSE) || random.nextBoolean()) {
        values.put(parameter.name(), value(parameter.kind(), random));
      }
    }
    List<Item> body = new ArrayList<>();
    int inside =
        switch (word.body()) {
          case NONE -> 0;
          case LAYERS -> 1 + random.nextInt(2);
          case PAIR -> 2;
        };
    for (int i = 0; i < inside; i++) {
      body.add(item(random, deepest - 1));
    }
    return new Item(word, values, body, PLACE);
  }

  private static Value value(Kind kind, Random random) {
    return switch (kind) {
      case Kind.Count(int least, int most) ->
          new Value.Count(least + random.nextInt(Math.min(10, most - least + 1)));
      case Kind.Real(double least, double most) ->
          new Value.Real(least + random.nextDouble() * (most - least));
      case Kind.Choice(List<String> names) ->
          new Value.Choice(names.get(random.nextInt(names.size())));
      case Kind.Padding _ ->
          new Value.Padding(List.of("same", "valid", "2").get(random.nextInt(3)));
      case Kind.Sizes(int least, int most, int count) ->
          new Value.Sizes(
              random
                  .ints(1 + random.nextInt(count), least, Math.min(least + 10, most))
                  .boxed()
                  .toList());
      case Kind.Function _ -> function(random);
    };
  }

  private static Value.Function function(Random random) {
    List<Activation> all = Activations.all();
    Activation function = all.get(random.nextInt(all.size()));
    return random.nextInt(3) == 0
        ? Value.Function.tested()
        : new Value.Function(
            function.name(),
            function.card().parameters().stream()
                .limit(random.nextInt(2))
                .collect(Collectors.toMap(p -> p.name(), p -> p.initial())),
            Optional.of(function));
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void whatIsReadIsWrittenAndReadTheSame(String sample) {
    String text = Blueprint.parse("sample", sample).text();
    assertEquals(text, Blueprint.parse("text", text).text());
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void truncatedFilesAreNetworksOrErrorsWithAPlace(String sample) {
    assertTrue(isNetwork(sample));
    for (int length = 0; length < sample.length(); length++) {
      isNetwork(sample.substring(0, length));
    }
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void filesWithOneOtherCharacterAreNetworksOrErrorsWithAPlace(String sample) {
    int networks = 0;
    int tried = 0;
    for (int at = 0; at < sample.length(); at++) {
      for (char other : "ax019-.e{}()=,# \n\r\t\0×\uD83D".toCharArray()) {
        networks += isNetwork(sample.substring(0, at) + other + sample.substring(at + 1)) ? 1 : 0;
        isNetwork(sample.substring(0, at) + other + sample.substring(at));
        tried++;
      }
      isNetwork(sample.substring(0, at) + sample.substring(at + 1));
    }
    assertTrue(networks > tried / 50, networks + " of " + tried);
  }

  @Test
  void samplesHaveAllWords() {
    for (Word word : Words.all()) {
      assertTrue(
          SAMPLES.stream().anyMatch(s -> s.matches("(?s)(.*\\s)?" + word.name() + "\\s.*")),
          word.name());
    }
  }

  /// Whether it is one; if not, the error has to name the place.
  private static boolean isNetwork(String text) {
    Demand demand = new Demand(Shape.of(64), 3, new Gelu(), OptionalInt.empty());
    try {
      Blueprint.parse("x", text).architecture(demand);
      return true;
    } catch (InvalidInputException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message.matches("(?s)x, line \\d+, column \\d+: .*"), message);
      return false;
    }
  }
}
