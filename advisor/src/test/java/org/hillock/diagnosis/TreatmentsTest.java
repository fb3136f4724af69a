package org.hillock.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.network.Initialization;
import org.hillock.notation.Design;
import org.hillock.optimizer.Sgd;
import org.hillock.training.Metric;
import org.hillock.training.Settings;
import org.junit.jupiter.api.Test;

class TreatmentsTest {
  private static final Problem IRIS =
      Problem.of(Table.read(Path.of("../examples/iris.csv")), "species");
  private static final TrialPlan PLAN = new TrialPlan(5, 10, 20, false, Metric.ACCURACY, 2);
  private static final Case VANISHING =
      new Case(
          IRIS,
          new Design.Multilayer(List.of(16, 16, 16, 16, 16, 16)),
          Activations.named("sigmoid"),
          Initialization.glorotNormal(),
          Settings.defaults(),
          1);
  private static final Remedy RELU = activation("relu");
  private static final Remedy START =
      changed(
          "relu and its start",
          before ->
              Optional.of(
                  before.with(Activations.named("relu")).with(Initialization.gainCorrected())));
  private static final Remedy NONE = changed("nothing else", Optional::of);

  private record Changed(String text, Function<Case, Optional<Case>> change) implements Remedy {
    @Override
    public Optional<Case> appliedTo(Case before) {
      return change.apply(before);
    }
  }

  private static Remedy changed(String text, Function<Case, Optional<Case>> change) {
    return new Changed(text, change);
  }

  private static Remedy activation(String name) {
    return changed(name, before -> Optional.of(before.with(Activations.named(name))));
  }

  private static Remedy rate(double rate) {
    return changed(
        "rate " + rate,
        before -> Optional.of(before.with(before.settings().withLearningRate(rate))));
  }

  /// Writes down what there is to see.
  private record Words() implements Recipe {
    @Override
    public String command(Case which) {
      return "train " + which.activation().name();
    }

    @Override
    public String java(Case which) {
      return "class " + which.activation().name();
    }
  }

  private static Treatments treatments(Case ill, TrialPlan plan, Remedy... remedies) {
    return Treatments.of(ill, List.of(remedies), plan, new Words(), TrialWatcher.none());
  }

  @Test
  void aRemedyThatHelpsIsSeenToHelpAndConfirmedOnTheTestRows() {
    Treatments found = treatments(VANISHING, PLAN, NONE, START);
    Treatment relu = found.tried().get(1);
    assertTrue(relu.helps(), relu.toString());
    assertTrue(relu.gain() > 0.2, relu.toString());
    assertTrue(relu.interval().contains(relu.gain()));
    assertEquals("train relu", relu.command());
    assertEquals("class relu", relu.java());
    assertEquals("from the beginning, 30 epochs", relu.note());
    Confirmation best = found.confirmation().orElseThrow();
    assertEquals(relu, best.best());
    assertEquals(30, best.rows());
    assertTrue(best.with() > best.without() + 0.2);
  }

  @Test
  void whatChangesNothingEndsWithTheScoresOfTheControlToTheLastBit() {
    for (Case which : List.of(VANISHING, VANISHING.with(Activations.named("gelu")))) {
      Treatment same = treatments(which, PLAN, NONE).tried().getFirst();
      // It goes on from the checkpoint, and the control's best epoch came after that.
      assertEquals(same.without(), same.with());
      assertEquals(0.0, same.gain());
      assertFalse(same.helps());
      assertFalse(same.harms());
    }
  }

  @Test
  void aRemedyThatChangesTheStartOrTheLayoutStartsAnewWithBothBudgets() {
    List<String> notes =
        treatments(
                VANISHING,
                new TrialPlan(2, 1, 2, false, Metric.ACCURACY, 2),
                changed("he", c -> Optional.of(c.with(Initialization.he()))),
                changed("wide", c -> Optional.of(c.with(new Design.Multilayer(List.of(9))))),
                activation("prelu"),
                changed("sgd", c -> Optional.of(c.with(c.settings().with(new Sgd(0.1, 0))))),
                rate(0.1))
            .tried()
            .stream()
            .map(Treatment::note)
            .toList();
    assertEquals(
        List.of("from the beginning, 3 epochs"), notes.subList(0, 4).stream().distinct().toList());
    assertEquals("after 1 epochs, 2 more", notes.get(4));
  }

  @Test
  void anActivationOfTheSameKindGoesOnAndOneOfAnotherStartsAnew() {
    TrialPlan plan = new TrialPlan(1, 1, 2, false, Metric.ACCURACY, 1);
    List<String> notes =
        treatments(
                VANISHING.with(Activations.named("relu")),
                plan,
                activation("leaky_relu"),
                activation("tanh"))
            .tried()
            .stream()
            .map(Treatment::note)
            .toList();
    assertEquals(List.of("after 1 epochs, 2 more", "from the beginning, 3 epochs"), notes);
  }

  @Test
  void allHaveTheSameNumberOfEpochs() {
    AtomicLong steps = new AtomicLong();
    TrialPlan plan = new TrialPlan(1, 2, 3, false, Metric.ACCURACY, 1);
    Treatments.of(
        VANISHING,
        List.of(rate(0.1), activation("prelu")),
        plan,
        new Words(),
        new Ear(_ -> {}, (_, _, _) -> {}, _ -> steps.incrementAndGet()));
    // 90 rows in batches of 32 are 3 steps: the control, again and the rate from 2 epochs on, anew.
    assertEquals(3 * 5 + 3 * 3 + 3 * 3 + 3 * 5, steps.get());
  }

  @Test
  void theResultDoesNotDependOnTheNumberOfThreads() {
    TrialPlan plan = new TrialPlan(3, 2, 2, false, Metric.LOG_LOSS, 1);
    TrialPlan wide = new TrialPlan(3, 2, 2, false, Metric.LOG_LOSS, 3);
    Remedy[] remedies = {RELU, rate(0.01), activation("prelu")};
    Treatments one = treatments(VANISHING, plan, remedies);
    Treatments three = treatments(VANISHING, wide, remedies);
    assertEquals(one.tried(), three.tried());
    assertEquals(one.confirmation(), three.confirmation());
  }

  @Test
  void gainsAreDifferencesOfTheSameSeedTurnedSoThatMoreIsBetter() {
    TrialPlan plan = new TrialPlan(4, 2, 4, false, Metric.LOG_LOSS, 2);
    Treatment relu = treatments(VANISHING, plan, RELU).tried().getFirst();
    double mean =
        IntStream.range(0, 4)
            .mapToDouble(i -> relu.without().get(i) - relu.with().get(i))
            .average()
            .orElseThrow();
    assertEquals(mean, relu.gain(), 1e-12);
    assertTrue(mean > 0);
  }

  @Test
  void aTrainingThatDoesNotStayFiniteCountsAsTheConstantAnswer() {
    Case healthy =
        VANISHING.with(new Design.Multilayer(List.of(8))).with(Activations.named("relu"));
    Settings plain = healthy.settings().with(new Sgd(0.1, 0));
    Remedy absurd =
        changed("absurd", c -> Optional.of(c.with(c.settings().withLearningRate(1e30))));
    Treatment found = treatments(healthy.with(plain), PLAN, absurd).tried().getFirst();
    assertTrue(found.with().stream().allMatch(score -> Math.abs(score - 1 / 3.0) < 1e-9));
    assertTrue(found.harms());
    assertEquals("after 10 epochs, 20 more; 5 of 5 trainings did not stay finite", found.note());
    Treatments cured = treatments(healthy.with(plain.withLearningRate(1e30)), PLAN, rate(0.1));
    assertTrue(cured.tried().getFirst().helps());
    assertTrue(cured.tried().getFirst().note().startsWith("from the beginning"));
  }

  @Test
  void aRemedyThatCannotBeAppliedSaysWhy() {
    Remedy useless = changed("useless", _ -> Optional.empty());
    Remedy flat = activation("step");
    Remedy wrong =
        changed(
            "wrong",
            _ -> {
              throw new InvalidInputException("there is nothing to scale; leave it out.");
            });
    List<String> told = new ArrayList<>();
    TrialPlan plan = new TrialPlan(1, 1, 1, false, Metric.ACCURACY, 1);
    Treatments found =
        Treatments.of(
            VANISHING,
            List.of(useless, RELU, wrong, flat),
            plan,
            new Words(),
            new Ear(t -> told.add(t.remedy().text()), (_, _, _) -> {}, _ -> {}));
    assertEquals(
        List.of(false, true, false, false),
        found.tried().stream().map(Treatment::wasTried).toList());
    assertEquals("not tried: it would change nothing here", found.tried().get(0).note());
    assertEquals(
        "not tried: there is nothing to scale; leave it out.", found.tried().get(2).note());
    assertTrue(found.tried().get(3).note().startsWith("not tried: step"));
    assertEquals(List.of("useless", "relu", "wrong", "step"), told);
    assertFalse(found.tried().get(0).helps());
    assertEquals(Double.NaN, found.tried().get(0).gain());
  }

  @Test
  void withOneSeedNothingIsSeen() {
    Treatment one =
        treatments(VANISHING, new TrialPlan(1, 10, 20, false, Metric.ACCURACY, 1), RELU)
            .tried()
            .getFirst();
    assertEquals(Double.POSITIVE_INFINITY, one.interval().width());
    assertFalse(one.helps());
  }

  @Test
  void aRemedyNamedTwiceIsTriedOnceAndProgressCountsTrainings() {
    List<String> told = new ArrayList<>();
    Treatments found =
        Treatments.of(
            VANISHING,
            List.of(RELU, NONE, RELU),
            new TrialPlan(2, 1, 1, false, Metric.ACCURACY, 2),
            new Words(),
            new Ear(
                _ -> {},
                (done, total, what) -> told.add(done + "/" + total + " " + what),
                _ -> {}));
    assertEquals(2, found.tried().size());
    assertEquals(
        List.of(
            "1/8 no remedy",
            "2/8 no remedy",
            "3/8 no remedy",
            "4/8 no remedy",
            "5/8 relu",
            "6/8 relu",
            "7/8 nothing else",
            "8/8 nothing else"),
        told);
  }

  @Test
  void whatAWatcherThrowsEndsAllTrials() {
    TrialWatcher stopping =
        new Ear(
            _ -> {},
            (_, _, _) -> {},
            _ -> {
              throw new CancellationException("enough");
            });
    assertEquals(
        "enough",
        assertThrows(
                CancellationException.class,
                () -> Treatments.of(VANISHING, List.of(RELU), PLAN, new Words(), stopping))
            .getMessage());
  }
}
