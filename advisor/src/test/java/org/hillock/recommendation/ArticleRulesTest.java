package org.hillock.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.data.Task;
import org.hillock.rulebook.Rule;
import org.hillock.rulebook.Rule.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The textbooks' rules for choosing, one after the other.
class ArticleRulesTest {
  private static final Situation TABLE = Situation.of(Task.MULTICLASS);

  @Test
  void reluComesFirstInHiddenLayersAndNotOnTheOutput() {
    Recommendation made = Recommendation.of(TABLE);
    assertEquals("relu", made.hidden().function().name());
    assertStanding(made, "relu-first", Standing.PRACTICE);
    assertAvoided(made.output(), "relu", Standing.PROVEN);
  }

  @Test
  void sigmoidAndTanhAreAvoidedInDeepHiddenLayersOnlyAndTanhIsMarkedAsContradicted() {
    assertFalse(avoids(Recommendation.of(TABLE).hidden(), "sigmoid"));
    Recommendation deep = Recommendation.of(TABLE.deep(8));
    assertAvoided(deep.hidden(), "sigmoid", Standing.PROVEN);
    assertAvoided(deep.hidden(), "tanh", Standing.CONTRADICTED);
    assertFalse(functions(deep.hidden()).contains("sigmoid"));
  }

  @Test
  void swishComesIntoPlayAboveFortyLayersAsOurMeasurementsHaveIt() {
    assertFalse(ids(Recommendation.of(TABLE.deep(40))).contains("deep-swish"));
    Recommendation deep = Recommendation.of(TABLE.deep(41));
    assertStanding(deep, "deep-swish", Standing.CONTRADICTED);
    assertEquals(List.of("relu", "swish"), functions(deep.hidden()).subList(0, 2));
    Recommendation normalized = Recommendation.of(TABLE.deep(41).normalized(true));
    assertEquals("swish", normalized.hidden().function().name());
    assertStanding(normalized, "deep-swish-normalized", Standing.PRACTICE);
  }

  @ParameterizedTest
  @CsvSource({
    "regression, linear, squared error",
    "binary, sigmoid, binary cross-entropy",
    "multiclass, softmax, cross-entropy",
    "multilabel, sigmoid, binary cross-entropy"
  })
  void theTaskDecidesTheOutputAndItsLoss(String task, String output, String loss) {
    Recommendation made = Recommendation.of(Situation.of(Task.parse(task)));
    assertEquals(output, made.output().function().name());
    assertTrue(made.setup().loss().startsWith(loss), made.setup().loss());
    assertTrue(ids(made).contains(task + "-output"));
  }

  @ParameterizedTest
  @CsvSource({
    "cnn, HIDDEN, relu, convolutional-network",
    "rnn, STATE, tanh, recurrent-network",
    "lstm, STATE, tanh, recurrent-network",
    "lstm, GATES, sigmoid, recurrent-network",
    "gru, GATES, sigmoid, recurrent-network",
    "gru, HIDDEN, relu, relu-first",
    "transformer, HIDDEN, gelu, transformer",
    "transformer, ATTENTION, softmax, transformer"
  })
  void theKindOfNetworkDecidesWhatStandsInside(
      String kind, Place place, String function, String rule) {
    Recommendation made = Recommendation.of(TABLE.with(NetworkKind.parse(kind)));
    Choice choice =
        made.choices().stream().filter(c -> c.place() == place).findFirst().orElseThrow();
    assertEquals(function, choice.function().name());
    assertTrue(choice.rules().stream().anyMatch(r -> r.id().equals(rule)));
  }

  @Test
  void seluComesWithItsStartAndAlphaDropout() {
    Recommendation made = Recommendation.of(TABLE);
    assertTrue(functions(made.hidden()).contains("selu"));
    Rule rule = named(made, "selu-conditions");
    assertTrue(rule.statement().contains("LeCun's") && rule.statement().contains("alpha dropout"));
    assertTrue(made.setup().dropout().contains("with selu alpha dropout only"));
    assertFalse(
        functions(Recommendation.of(TABLE.with(NetworkKind.CNN)).hidden()).contains("selu"));
  }

  @Test
  void leakyReluPreluAndEluStandAgainstDyingRelu() {
    Recommendation made = Recommendation.of(TABLE.deep(12));
    assertTrue(
        functions(made.hidden()).containsAll(List.of("leaky_relu", "prelu", "elu")),
        functions(made.hidden())::toString);
    assertStanding(made, "dead-units", Standing.PROVEN);
    assertStanding(made, "dying-relu", Standing.PROVEN);
  }

  @Test
  void stepAndStacksOfLinearLayersAreRuledOut() {
    Choice hidden = Recommendation.of(TABLE).hidden();
    assertAvoided(hidden, "step", Standing.PROVEN);
    assertAvoided(hidden, "linear", Standing.PROVEN);
  }

  private static List<String> functions(Choice choice) {
    return Stream.concat(Stream.of(choice.function()), choice.alternatives().stream())
        .map(Activation::name)
        .toList();
  }

  private static List<String> ids(Recommendation made) {
    return made.rules().stream().map(Rule::id).toList();
  }

  private static Rule named(Recommendation made, String id) {
    return made.rules().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  private static boolean avoids(Choice choice, String function) {
    return choice.avoided().stream().anyMatch(a -> a.function().equals(function));
  }

  private static void assertStanding(Recommendation made, String rule, Standing standing) {
    assertEquals(standing, named(made, rule).standing());
  }

  private static void assertAvoided(Choice choice, String function, Standing standing) {
    assertTrue(
        choice.avoided().stream()
            .anyMatch(a -> a.function().equals(function) && a.rule().standing() == standing),
        choice.avoided()::toString);
  }
}
