package org.hillock.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String ROOT = "org.hillock";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");

  /// Benchmarks are programs that read the clock and compare with [Math]: the rules are not theirs.
  private static final Set<String> WITHOUT_PRODUCT =
      Set.of("benchmarks", "benchmarks/peers", "architecture");

  static Stream<Rule> rules(String root) {
    House house = new House(root);
    return Stream.of(
            new StructureRules(house).all(),
            new KernelRules(house).all(),
            new PurityRules(house).all())
        .flatMap(List::stream);
  }

  static EvaluationResult cycles(String root, JavaClasses classes) {
    return SlicesRuleDefinition.slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .evaluate(classes);
  }

  static Stream<Rule> ourRules() {
    return rules(ROOT);
  }

  @ParameterizedTest
  @MethodSource("ourRules")
  void holds(Rule rule) {
    int seen = rule.seen(CLASSES).size();
    assertTrue(
        seen >= rule.atLeast(),
        "the rule saw %d classes and expected at least %d; has its subject been renamed?"
            .formatted(seen, rule.atLeast()));
    assertEquals("", String.join("\n", rule.violations(CLASSES)));
  }

  @Test
  void everyModuleIsSeen() throws IOException {
    House house = new House(ROOT);
    Set<String> seen =
        CLASSES.stream()
            .filter(house::holds)
            .flatMap(type -> house.moduleOf(type).stream())
            .map(House.Module::name)
            .collect(Collectors.toSet());
    Set<String> built =
        MODULE
            .matcher(Files.readString(FilesTest.project().resolve("pom.xml")))
            .results()
            .map(match -> match.group(1))
            .filter(module -> !WITHOUT_PRODUCT.contains(module))
            .collect(Collectors.toSet());
    assertEquals(built, seen, "add the missing module to the dependencies in architecture/pom.xml");
  }

  /// `activation` and `activation.function` count as one: the list names the functions, and the
  /// functions implement the shapes.
  @Test
  void packagesFormNoCycle() {
    assertTrue(CLASSES.size() >= 120);
    assertEquals("", String.join("\n", cycles(ROOT, CLASSES).getFailureReport().getDetails()));
  }
}
