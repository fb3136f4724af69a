package org.hillock.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.network.Dense;
import org.hillock.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each metric on a few rows, counted by hand.
class ScoresTest {
  /// Sums of a few doubles.
  private static final double EXACT = 1e-14;

  private static final double LN3 = 1.0986122886681098;

  @Test
  void binary() {
    // A logit of ln 3 is a probability of 3/4, and 0 is 1/2, which counts as yes.
    float yes = (float) LN3;
    float[] logits = {yes, yes, -yes, 0, -yes};
    float[] targets = {1, 0, 0, 1, 1};
    Scores scores = scores(logits, targets, 1, Task.BINARY, classes(Task.BINARY, "no", "yes"));
    // -(ln 3/4 + ln 1/4 + ln 3/4 + ln 1/2 + ln 1/4) / 5; ln 3 is rounded to a float: 3e-8.
    assertEquals(
        -(2 * Math.log(0.75) + 2 * Math.log(0.25) + Math.log(0.5)) / 5, logLoss(scores), 1e-7);
    // Right, wrong, right, right, wrong.
    assertEquals(3.0 / 5, scores.of(Metric.ACCURACY), EXACT);
    // No: 1 of 2. Yes: 2 of 3.
    assertEquals((1.0 / 2 + 2.0 / 3) / 2, scores.of(Metric.BALANCED_ACCURACY), EXACT);
  }

  @Test
  void multiclass() {
    // Softmax of (ln 3, 0, 0) is (3, 1, 1) / 5.
    float most = (float) LN3;
    float[] logits = {most, 0, 0, most, 0, 0, 0, most, 0, 0, 0, most, 0, 0, most, most, 0, 0};
    float[] targets = {1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0};
    Scores scores =
        scores(logits, targets, 3, Task.MULTICLASS, classes(Task.MULTICLASS, "a", "b", "c"));
    assertEquals(-(4 * Math.log(0.6) + 2 * Math.log(0.2)) / 6, logLoss(scores), 1e-7);
    // Right, right, wrong, right, right, wrong.
    assertEquals(4.0 / 6, scores.of(Metric.ACCURACY), EXACT);
    // a: 2 of 3. b: 0 of 1. c: 2 of 2.
    assertEquals((2.0 / 3 + 0 + 1) / 3, scores.of(Metric.BALANCED_ACCURACY), EXACT);
  }

  @Test
  void aClassThatDoesNotOccurDoesNotCount() {
    float[] logits = {1, 0, 0, 0, 1, 0};
    float[] targets = {1, 0, 0, 1, 0, 0};
    Scores scores =
        scores(logits, targets, 3, Task.MULTICLASS, classes(Task.MULTICLASS, "a", "b", "c"));
    assertEquals(0.5, scores.of(Metric.BALANCED_ACCURACY), EXACT);
  }

  @Test
  void ofEqualOutputsTheFirstClassWins() {
    Scores scores =
        scores(
            new float[] {2, 2, 2, 2},
            new float[] {1, 0, 0, 1},
            2,
            Task.MULTICLASS,
            classes(Task.MULTICLASS, "a", "b"));
    assertEquals(0.5, scores.of(Metric.ACCURACY), EXACT);
    assertEquals(Math.log(2), logLoss(scores), EXACT);
  }

  @Test
  void multilabel() {
    float[] logits = {1, -1, 1, 1, -1, -1, -1, 1};
    float[] targets = {1, 0, 0, 1, 1, 0, 0, 0};
    Scores scores =
        scores(
            logits,
            targets,
            2,
            Task.MULTILABEL,
            new TargetCoding.Labels(List.of("p", "q"), List.of("0", "0"), List.of("1", "1")));
    // p: right, wrong, wrong, right. q: right, right, right, wrong.
    assertEquals(5.0 / 8, scores.of(Metric.ACCURACY), EXACT);
    // p: no 1 of 2, yes 1 of 2. q: no 2 of 3, yes 1 of 1.
    assertEquals((0.5 + (2.0 / 3 + 1) / 2) / 2, scores.of(Metric.BALANCED_ACCURACY), EXACT);
    // Right costs ln(1 + 1/e), wrong 1 more.
    assertEquals(Math.log1p(Math.exp(-1)) + 3.0 / 8, logLoss(scores), EXACT);
  }

  @Test
  void regressionInTheUnitOfTheTarget() {
    // Errors 1, 0, -1, 2 in standard deviations of 10 each.
    float[] outputs = {1, 1, 1, 3};
    float[] targets = {0, 1, 2, 1};
    Scores scores = scores(outputs, targets, 1, Task.REGRESSION, numbers(List.of(10.0)));
    assertEquals(10 * Math.sqrt(6.0 / 4), scores.of(Metric.RMSE), 1e-13);
    // The targets' mean is 1, their squared deviations are 1, 0, 1, 0.
    assertEquals(1 - 6.0 / 2, scores.of(Metric.R2), EXACT);
  }

  @Test
  void severalTargetsInStandardDeviations() {
    float[] outputs = {1, 5, 1, 6, 1, 5};
    float[] targets = {0, 5, 1, 7, 2, 6};
    Scores scores = scores(outputs, targets, 2, Task.REGRESSION, numbers(List.of(10.0, 1000.0)));
    // Errors 1, 0, -1 and 0, -1, -1.
    assertEquals(Math.sqrt(4.0 / 6), scores.of(Metric.RMSE), EXACT);
    // Both: 2 of a spread of 2.
    assertEquals(0, scores.of(Metric.R2), EXACT);
  }

  @Test
  void targetsThatAreAllEqualExplainNothing() {
    float[] same = {3, 3, 3};
    assertEquals(0, scores(same, same, 1, Task.REGRESSION, numbers(List.of(1.0))).of(Metric.R2));
  }

  @Test
  void perfectAnswersHaveTheBestScores() {
    float[] targets = {-1, 0.5f, 2};
    Scores numbers = scores(targets, targets, 1, Task.REGRESSION, numbers(List.of(4.0)));
    assertEquals(0, numbers.of(Metric.RMSE));
    assertEquals(1, numbers.of(Metric.R2));
    Scores classes =
        scores(
            new float[] {90, -90},
            new float[] {1, 0},
            1,
            Task.BINARY,
            classes(Task.BINARY, "no", "yes"));
    assertEquals(0, logLoss(classes), 1e-30);
    assertEquals(1, classes.of(Metric.ACCURACY));
    assertEquals(1, classes.of(Metric.BALANCED_ACCURACY));
  }

  private static Scores scores(
      float[] outputs, float[] targets, int columns, Task task, TargetCoding coding) {
    int rows = outputs.length / columns;
    Dataset data = new Dataset(rows, columns, outputs, columns, targets, task);
    return Scores.of(identity(columns), data, coding);
  }

  /// Its outputs are its inputs, so a test can choose them.
  private static Network identity(int width) {
    float[] parameters = new float[width * width + width];
    for (int i = 0; i < width; i++) {
      parameters[i * width + i] = 1;
    }
    return new Network(List.of(new Dense(width, width)), parameters);
  }

  private static TargetCoding classes(Task task, String... names) {
    return new TargetCoding.Classes("t", task, List.of(names));
  }

  private static TargetCoding numbers(List<Double> scales) {
    return new TargetCoding.Numbers(
        List.of("s", "t").subList(0, scales.size()),
        List.of(50.0, 60.0).subList(0, scales.size()),
        scales);
  }

  private static double logLoss(Scores scores) {
    return scores.of(Metric.LOG_LOSS);
  }

  /// 3 of 4 training rows are yes; with half a row more of each kind 3.5 of 5.
  @Test
  void theConstantAnswerToABinaryQuestionIsTheShareOfTheClasses() {
    Scores scores = constant(Task.BINARY, 1, new float[] {1, 1, 0, 1}, new float[] {1, 0, 0, 1, 0});
    assertEquals(-(2 * Math.log(0.7) + 3 * Math.log(0.3)) / 5, logLoss(scores), 1e-7);
    assertEquals(2.0 / 5, scores.of(Metric.ACCURACY), EXACT);
    assertEquals(0.5, scores.of(Metric.BALANCED_ACCURACY), EXACT);
  }

  /// 1, 3 and 0 of 4 training rows; with half a row more of each 1.5, 3.5 and 0.5 of 5.5.
  @Test
  void theConstantAnswerToSeveralClassesIsTheirShares() {
    Scores scores =
        constant(
            Task.MULTICLASS,
            3,
            new float[] {0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0},
            new float[] {0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0});
    double expected = -(2 * Math.log(3.5 / 5.5) + Math.log(0.5 / 5.5) + Math.log(1.5 / 5.5)) / 4;
    assertEquals(expected, logLoss(scores), 1e-7);
    assertEquals(2.0 / 4, scores.of(Metric.ACCURACY), EXACT);
    assertEquals(1.0 / 3, scores.of(Metric.BALANCED_ACCURACY), EXACT);
  }

  /// p is yes in 3 of 4 training rows, q in none.
  @Test
  void theConstantAnswerToLabelsIsTheShareOfEach() {
    Scores scores =
        constant(
            Task.MULTILABEL,
            2,
            new float[] {1, 0, 1, 0, 0, 0, 1, 0},
            new float[] {1, 0, 0, 0, 1, 1});
    double p = 2 * Math.log(0.7) + Math.log(0.3);
    double q = 2 * Math.log(0.9) + Math.log(0.1);
    assertEquals(-(p + q) / 6, logLoss(scores), 1e-7);
    assertEquals(4.0 / 6, scores.of(Metric.ACCURACY), EXACT);
    assertEquals(0.5, scores.of(Metric.BALANCED_ACCURACY), EXACT);
  }

  @Test
  void theConstantAnswerToANumberIsTheMean() {
    Split sine = Samples.sine(100);
    double scale = ((TargetCoding.Numbers) sine.encoder().target()).scales().getFirst();
    Scores scores = constant(Task.REGRESSION, 1, new float[] {1, 2, 3, 6}, new float[] {1, 3, 5});
    // The training mean 3 is the test mean too.
    assertEquals(0, scores.of(Metric.R2), EXACT);
    assertEquals(scale * Math.sqrt(8.0 / 3), scores.of(Metric.RMSE), scale * EXACT);
    // Off by one, the constant is worse than the mean of the test rows: 3 of a spread of 8.
    Scores off = constant(Task.REGRESSION, 1, new float[] {2, 2}, new float[] {1, 3, 5});
    assertEquals(-3.0 / 8, off.of(Metric.R2), EXACT);
  }

  /// A split whose training and test targets are given; the constant does not look at the inputs.
  private static Scores constant(Task task, int outputs, float[] train, float[] test) {
    Split any = Samples.sine(100);
    Dataset trainData = targets(task, outputs, train);
    return Scores.ofConstant(
        new Split(
            any.problem(), any.encoder(), trainData, trainData, targets(task, outputs, test)));
  }

  private static Dataset targets(Task task, int outputs, float[] targets) {
    int rows = targets.length / outputs;
    return new Dataset(rows, 1, new float[rows], outputs, targets, task);
  }

  @ParameterizedTest
  @EnumSource
  void eachTaskHasTheMetricsThatApplyAndNoOther(Task task) {
    Scores scores = constant(task, 1, new float[] {1, 0, 1, 1}, new float[] {1, 0});
    assertEquals(Set.copyOf(Metric.of(task)), scores.values().keySet());
    for (Metric metric : Metric.values()) {
      if (!Metric.of(task).contains(metric)) {
        String message =
            assertThrows(IllegalArgumentException.class, () -> scores.of(metric)).getMessage();
        assertTrue(String.valueOf(message).startsWith(metric + " does not apply; there are ["));
      }
    }
  }
}
