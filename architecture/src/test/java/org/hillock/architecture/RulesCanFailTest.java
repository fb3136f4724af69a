package org.hillock.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that cannot fail guards nothing: each one is run over the package `fixture`, a house of
/// the same shape, and has to find exactly the classes that break it.
class RulesCanFailTest {
  private static final String ROOT = "fixture";
  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(ROOT);

  private static final Map<String, List<String>> VIOLATORS =
      Map.ofEntries(
          entry(
              "each package belongs to a module of the house",
              List.of("shed.Stray", "shed.package-info")),
          entry(
              "modules point one way, and nothing points at cli",
              List.of("numeric.Climber", "study.CallsTheCommand")),
          entry("packages of one module point one way", List.of("data.KnowsItsLoss")),
          entry(
              "numeric and statistics use the JDK only",
              List.of("numeric.Climber", "statistics.Borrower")),
          entry(
              "in package activation only the list Activations names the functions",
              List.of("activation.Favorite")),
          entry("every function is in Activations.all()", List.of("activation.function.Forgotten")),
          entry("every package is @NullMarked", List.of("report.Unmarked")),
          entry(
              "names say what a thing is",
              List.of("network.AbstractThing", "network.ThingManager", "network.ThingUtils")),
          entry("accessors are named without get", List.of("data.Bean")),
          entry(
              "SIMD stays in numeric; kernels are compiled from terms",
              List.of("activation.Scattered")),
          entry(
              "transcendental functions come from StrictMath, not from Math",
              List.of("loss.Intrinsic", "loss.IntrinsicReference")),
          entry(
              "kernels use exactly rounded operations only",
              List.of("activation.function.Forgotten")),
          entry(
              "vectors of floats are neither reduced nor passed through transcendental operators",
              List.of("numeric.LanesExp", "numeric.Reduction")),
          entry(
              "only cli touches the standard streams and exits",
              List.of("training.Exit", "training.Loud")),
          entry("randomness has a seed", List.of("training.Dice", "training.Split")),
          entry("only cli reads the clock", List.of("training.Calendar", "training.Stopwatch")),
          entry("no static field changes", List.of("training.Counter", "training.Tally")),
          entry("nothing is read by Java deserialization", List.of("data.Pickle")));

  static Stream<Rule> rules() {
    return ArchitectureTest.rules(ROOT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsItsViolators(Rule rule) {
    List<String> expected =
        VIOLATORS.getOrDefault(rule.name(), List.of()).stream()
            .map(name -> ROOT + "." + name)
            .toList();
    assertTrue(!expected.isEmpty(), "no fixture shows that this rule can fail");
    assertEquals(expected, rule.violators(FIXTURES));
  }

  @Test
  void everyExpectationBelongsToARule() {
    assertEquals(VIOLATORS.keySet(), rules().map(Rule::name).collect(Collectors.toSet()));
  }

  @Test
  void aCycleIsFound() {
    String report =
        String.join("\n", ArchitectureTest.cycles(ROOT, FIXTURES).getFailureReport().getDetails());
    assertTrue(report.contains("Slice data") && report.contains("Slice loss"), report);
  }
}
