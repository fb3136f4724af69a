package org.hillock.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Studies that train, by a clock that each look sets on by a millisecond.
class WithinTest {
  private static final StudyIdentity IDENTITY = new StudyIdentity(Map.of("a", "b"));

  @TempDir private Path folder = Path.of("");

  private final Plan wanted = SmallStudies.plan(SmallStudies.FUNCTIONS, 1);

  @Test
  void whatABudgetLedToIsRepeatedWithoutAClockToTheLastBit() {
    Study first = within(3, Book.inMemory(), Commentary.none());
    assertTrue(!first.plan().concessions().isEmpty());
    Study again = SmallStudies.study(first.plan());
    assertEquals(first.protocol(), again.protocol());
    assertEquals(first.rates(), again.rates());
  }

  @Test
  void aStudyThatIsStoppedGoesOnWithThePlanThatTheBudgetHadMade() {
    Path path = folder.resolve("iris.trials");
    List<Plan> plans = new ArrayList<>();
    Commentary noted =
        new Commentary() {
          @Override
          public void planned(Plan plan) {
            plans.add(plan);
          }
        };
    Study first;
    try (TrialFile file = TrialFile.open(path, IDENTITY, false, warning -> {})) {
      first = within(3, file, noted);
    }
    try (TrialFile file = TrialFile.open(path, IDENTITY, true, warning -> {})) {
      assertEquals(first.plan().effort(), file.planned(wanted).orElseThrow().effort());
      assertEquals(first.protocol(), within(9999, file, Commentary.none()).protocol());
      assertEquals(
          first.protocol(), SmallStudies.study(wanted, file, Commentary.none()).protocol());
    }
    assertEquals(first.plan(), plans.getLast());
    assertEquals(3, plans.size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"penguins, species", "breast_cancer, diagnosis", "diabetes, progression"})
  void screeningCostsAtMost35PercentOfTrainingEverythingWhereThePilotsAreTypical(
      String data, String target) {
    Table table = Table.read(Path.of("../examples", data + ".csv"));
    Problem problem = Problem.of(table, List.of(target), Optional.empty());
    Settings settings = Settings.defaults();
    Design design = new Design.Multilayer(List.of(16));
    Plan plan =
        new Plan(
            Plan.candidates(Plan.usualFunctions(), design.usual(), design),
            design.usual().name(),
            Blocks.usual().with(4, 10),
            1,
            settings,
            Plan.usualRates(settings),
            Initialization.gainCorrected(),
            Metric.of(problem.task()).getFirst(),
            0.01,
            0.1,
            2,
            List.of());
    ScreeningCost cost =
        ScreeningCost.of(Study.of(problem, plan, Book.inMemory(), () -> 0, Commentary.none()));
    assertTrue(cost.share() > 0.05 && cost.share() <= 0.35, cost.sentence());
  }

  private Study within(int seconds, Book book, Commentary commentary) {
    AtomicLong clock = new AtomicLong();
    TimeBudget budget = new TimeBudget(Duration.ofSeconds(seconds), clock.get());
    return Study.within(
        budget, SmallStudies.irises(), wanted, book, () -> clock.addAndGet(1_000_000), commentary);
  }
}
