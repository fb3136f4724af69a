package org.hillock.recommendation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Task;
import org.hillock.recommendation.Situation.Range;
import org.hillock.rulebook.Rule;
import org.hillock.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecommendationTest {
  private static final List<Integer> DEPTHS = List.of(1, 5, 25, 50);
  private static final Map<Activation, Nature> NATURES =
      Nature.all().stream().collect(Collectors.toMap(Nature::function, nature -> nature));

  /// All tasks, depths and up to all constraints, of one kind of network.
  @ParameterizedTest
  @EnumSource(NetworkKind.class)
  void whateverIsAskedIsAnsweredByFunctionsThatFulfillItOrRefusedWithWhatConflicts(
      NetworkKind kind) {
    int answered = 0;
    Constraint[] all = Constraint.values();
    for (Task task : Task.values()) {
      for (int subset = 0; subset < 1 << all.length; subset++) {
        List<Constraint> demands = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
          if ((subset >> i & 1) == 1) {
            demands.add(all[i]);
          }
        }
        if (task != Task.REGRESSION && demands.contains(Constraint.NEGATIVE_TARGETS)) {
          continue;
        }
        int depth = DEPTHS.get(subset % DEPTHS.size());
        Situation situation =
            new Situation(task, kind, depth, subset % 3 == 0, demands, Optional.empty());
        answered += assertSound(situation) ? 1 : 0;
      }
    }
    assertTrue(answered > 100, "answered: " + answered);
  }

  private static boolean assertSound(Situation situation) {
    Recommendation made;
    try {
      made = Recommendation.of(situation);
    } catch (InvalidInputException e) {
      Set<String> named =
          situation.constraints().stream()
              .map(Constraint::label)
              .filter(label -> String.valueOf(e.getMessage()).contains(label + " leaves"))
              .collect(Collectors.toSet());
      assertTrue(named.size() >= 2, e::toString);
      return false;
    }
    assertEquals(situation.kind().places(), made.choices().stream().map(Choice::place).toList());
    assertEquals(Place.OUTPUT, made.output().place());
    for (Choice choice : made.choices()) {
      List<Activation> functions = new ArrayList<>(List.of(choice.function()));
      functions.addAll(choice.alternatives());
      assertEquals(functions.size(), new HashSet<>(functions).size());
      for (Activation function : functions) {
        for (Constraint constraint : situation.constraints()) {
          assertTrue(
              !constraint.binds(choice.place())
                  || constraint.holds(Objects.requireNonNull(NATURES.get(function))),
              () -> situation.sentence() + ": " + function.name());
        }
      }
      assertTrue(!choice.rules().isEmpty());
      choice.avoided().forEach(a -> Activations.named(a.function()));
      assertTrue(
          choice.avoided().stream().noneMatch(a -> a.function().equals(choice.function().name())));
      assertTrue(choice.place() == Place.OUTPUT || choice.function().trainable());
    }
    return true;
  }

  @Test
  void eachRuleOfTheBookIsAppliedByAClauseAndReachedBySomeSituation() {
    Set<String> reached = new HashSet<>();
    for (NetworkKind kind : NetworkKind.values()) {
      for (Task task : Task.values()) {
        for (int depth : DEPTHS) {
          Situation plain =
              new Situation(task, kind, depth, depth == 25, List.of(), Optional.empty());
          List<Situation> asked = new ArrayList<>(List.of(plain, plain.normalized(true)));
          Stream.of(Constraint.values())
              .filter(c -> task == Task.REGRESSION || c != Constraint.NEGATIVE_TARGETS)
              .forEach(c -> asked.add(plain.demanding(List.of(c))));
          asked.forEach(s -> Recommendation.of(s).rules().forEach(r -> reached.add(r.id())));
        }
      }
    }
    assertEquals(Rulebook.all().stream().map(Rule::id).collect(Collectors.toSet()), reached);
  }

  @Test
  void rulesHaveIdsOfTheirOwnAndEvidenceThatIsThereAndNameFunctionsThatExist() {
    assertEquals(Rulebook.all().size(), Rulebook.all().stream().map(Rule::id).distinct().count());
    for (Rule rule : Rulebook.all()) {
      assertEquals(rule, Rulebook.named(rule.id()));
      assertTrue(!rule.evidence().isEmpty() && !rule.source().isEmpty(), rule.id());
      for (String file : rule.evidence()) {
        assertTrue(Files.isRegularFile(Path.of("..").resolve(file)), file);
      }
      Pattern.compile("`([^`]+)`")
          .matcher(rule.statement())
          .results()
          .forEach(name -> assertEquals(name.group(1), Activations.named(name.group(1)).name()));
    }
    for (Clause clause : Clause.ALL) {
      Stream.concat(clause.prefers().stream(), clause.avoids().stream())
          .forEach(name -> assertEquals(name, Activations.named(name).name()));
    }
  }

  @Test
  void theRangeOfTheTargetsIsHeeded() {
    Situation numbers = Situation.of(Task.REGRESSION);
    Situation positive = within(numbers, 2, 80);
    assertEquals(List.of("softplus"), alternatives(Recommendation.of(positive).output()));
    Situation mixed = within(numbers, -3, 80);
    assertTrue(mixed.demands(Constraint.NEGATIVE_TARGETS));
    assertEquals("linear", Recommendation.of(mixed).output().function().name());
    assertEquals(
        "tanh",
        Recommendation.of(mixed.demanding(List.of(Constraint.BOUNDED_OUTPUT)))
            .output()
            .function()
            .name());
    assertRefused(
        () -> Recommendation.of(mixed.demanding(List.of(Constraint.POSITIVE_OUTPUT))),
        "positive-output and negative-targets cannot hold together in the output layer");
  }

  private static Situation within(Situation s, double low, double high) {
    return new Situation(
        s.task(),
        s.kind(),
        s.depth(),
        s.normalized(),
        s.constraints(),
        Optional.of(new Range(low, high)));
  }

  private static List<String> alternatives(Choice choice) {
    return choice.alternatives().stream().map(Activation::name).toList();
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason() {
    Situation classes = Situation.of(Task.BINARY);
    assertRefused(() -> classes.deep(0), "a depth of at least 1");
    assertRefused(
        () -> classes.demanding(List.of(Constraint.NEGATIVE_TARGETS)), "have no sign; leave out");
    assertRefused(
        () ->
            Recommendation.of(
                classes.demanding(
                    List.of(Constraint.EXACT_ZEROS, Constraint.SMOOTH_SECOND_DERIVATIVE))),
        "exact-zeros and smooth-second-derivative cannot hold together in the hidden layers of mlp");
    assertRefused(() -> Constraint.parse("exact-zero"), "did you mean \"exact-zeros\"?");
    assertRefused(() -> NetworkKind.parse("ltsm"), "did you mean \"lstm\"?");
    assertRefused(() -> Rulebook.named("relu-frist"), "did you mean \"relu-first\"?");
  }

  private static void assertRefused(Executable what, String why) {
    String message = assertThrows(InvalidInputException.class, what).toString();
    assertTrue(message.contains(why), message);
  }
}
