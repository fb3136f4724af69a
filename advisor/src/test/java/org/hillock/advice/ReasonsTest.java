package org.hillock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.advice.MadeUp.Course;
import org.hillock.diagnosis.Condition;
import org.hillock.study.Signs.Symptom;
import org.junit.jupiter.api.Test;

/// Reasons of studies that were made up, so that the cause is known.
class ReasonsTest {
  private static final double NOISE = 0.004;

  /// As good as any, with nothing to be seen.
  private static final Course GOOD = new Course(0.30, 0.25, 20);

  /// Worse in the end, with nothing to be seen.
  private static final Course POOR = new Course(0.34, 0.26, 20);

  @Test
  void aLoserWithDeadUnitsLosesByThem() {
    assertEquals(
        List.of("With b, 40 % of the units of layer 2 (f) are dead; with a none are."),
        sentences(GOOD, POOR.withDead(0.4)));
  }

  @Test
  void aWinnerWithMoreDeadUnitsDoesNotWinByThem() {
    assertEquals(
        List.of("Why a does better than b is not visible in what was measured."),
        sentences(GOOD.withDead(0.4), POOR));
  }

  @Test
  void aFewDeadUnitsMoreAreNoCause() {
    assertEquals(List.of(Cause.NONE), causes(GOOD.withDead(0.2), POOR.withDead(0.45)));
  }

  @Test
  void saturatedUnitsAreACause() {
    assertEquals(List.of(Cause.SATURATED_UNITS), causes(GOOD, POOR.withSaturated(0.5)));
  }

  @Test
  void gradientsThatFadeAreACause() {
    assertEquals(
        List.of(
            "With b the gradient at the first hidden layer was typically 3 % of that at the last; with a it was 80 % of it."),
        sentences(GOOD, POOR.withGradientRatio(0.03)));
  }

  @Test
  void gradientsThatExplodeAreACause() {
    assertEquals(
        List.of(
            "With b the gradient at the first hidden layer was typically 40 times that at the last; with a it was 80 % of it."),
        sentences(GOOD, POOR.withGradientRatio(40)));
  }

  @Test
  void gradientsOfHealthyNetworksAreNoCause() {
    assertEquals(List.of(Cause.NONE), causes(GOOD, POOR.withGradientRatio(0.2)));
  }

  @Test
  void aConditionOfTheLoserAloneIsACause() {
    Symptom memorizing = new Symptom(Condition.MEMORIZING, "Of the loss much is gone.");
    assertEquals(
        List.of("With b the diagnosis is memorizing, with a it is not: of the loss much is gone."),
        sentences(GOOD, POOR.with(memorizing)));
    assertEquals(List.of(Cause.NONE), causes(GOOD.with(memorizing), POOR.with(memorizing)));
  }

  @Test
  void numbersThatAreNotFiniteComeFirst() {
    assertEquals(
        List.of(Cause.NON_FINITE, Cause.DEAD_UNITS), causes(GOOD, POOR.withDead(0.9).notFinite()));
  }

  @Test
  void aTrainingLossThatStaysHighIsUnderfitting() {
    assertEquals(
        List.of(
            "With b the loss on the rows that are learned from falls to 0.500 in 40 epochs at best, with a to 0.250 in 40 epochs (means of 12 blocks; it is higher in each)."),
        sentences(GOOD, new Course(0.5, 0.5, 20)));
  }

  @Test
  void aLowerTrainingLossWithAHigherValidationLossIsOverfitting() {
    assertEquals(List.of(Cause.OVERFITTING), causes(GOOD, new Course(0.38, 0.1, 20)));
  }

  @Test
  void theWinnerIsSaidToBeFasterWithEpochsAndBlocks() {
    assertEquals(
        List.of(
            "With a the best validation loss of b was reached after 10 epochs instead of 32 (medians of the 12 of 12 blocks where it was)."),
        sentences(new Course(0.30, 0.25, 10), new Course(0.34, 0.26, 32)));
  }

  @Test
  void theChallengerThatWinsIsToldFirst() {
    Comparison found = comparison(POOR.withDead(0.5), GOOD);
    assertEquals(Verdict.Kind.CLEAR, found.verdict().kind());
    assertEquals("b", found.reasons().getFirst().candidate());
    assertEquals(Cause.DEAD_UNITS, found.reasons().getFirst().cause());
  }

  @Test
  void longerEpochsOfTheWinnerAreToldAsARatio() {
    List<Reason> reasons = comparison(POOR, GOOD.withSeconds(1.6)).reasons();
    assertEquals(List.of(Cause.NONE, Cause.TIME), reasons.stream().map(Reason::cause).toList());
    assertEquals(
        "With b an epoch takes 1.6 times as long as with a (95 % interval 1.6 to 1.6, from 12 pairs of trainings).",
        reasons.getLast().sentence());
  }

  @Test
  void whatScreeningTookOutHasAReasonToo() {
    Map<String, Course> courses = new LinkedHashMap<>();
    courses.put("a", GOOD);
    courses.put("b", GOOD);
    courses.put("c", new Course(0.9, 0.85, 20).withGradientRatio(1e-4));
    List<Reason> reasons = MadeUp.comparison(1, NOISE, courses).reasons();
    assertEquals(List.of("c", "c"), reasons.stream().map(Reason::candidate).toList());
    assertEquals(
        List.of(Cause.GRADIENTS, Cause.UNDERFITTING), reasons.stream().map(Reason::cause).toList());
  }

  @Test
  void aTieHasNoReasons() {
    assertEquals(List.of(), comparison(GOOD, GOOD.withDead(0.6)).reasons());
  }

  @Test
  void equalsHaveNoReasonsInNearlyAllStudies() {
    Map<String, Course> courses = new LinkedHashMap<>();
    IntStream.range(0, 8).forEach(i -> courses.put("f" + i, GOOD));
    long studies = 100;
    long told =
        IntStream.range(0, (int) studies)
            .filter(seed -> !MadeUp.comparison(1000 + seed, 0.03, courses).reasons().isEmpty())
            .count();
    assertTrue(told <= 10, told + " of " + studies + " studies of equals had reasons");
  }

  private static List<String> sentences(Course baseline, Course other) {
    return comparison(baseline, other).reasons().stream().map(Reason::sentence).toList();
  }

  private static List<Cause> causes(Course baseline, Course other) {
    return comparison(baseline, other).reasons().stream().map(Reason::cause).toList();
  }

  private static Comparison comparison(Course baseline, Course other) {
    Map<String, Course> courses = new LinkedHashMap<>();
    courses.put("a", baseline);
    courses.put("b", other);
    return MadeUp.comparison(1, NOISE, courses);
  }
}
