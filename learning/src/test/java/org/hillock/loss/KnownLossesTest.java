package org.hillock.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Linear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Published examples and what can be worked out by hand; [LossTest] has those of the losses
/// without parameters.
class KnownLossesTest {
  private static final double NEAR = 1e-14;

  @Test
  void absoluteErrorHasThePublishedValues() {
    // The examples of scikit-learn's mean_absolute_error and of Keras's MeanAbsoluteError.
    Loss loss = new AbsoluteError();
    assertEquals(
        0.5, loss.mean(new float[] {2.5f, 0, 2, 8}, new float[] {3, -0.5f, 2, 7}, 4, 1), NEAR);
    float[] outputs = {0, 2, -1, 2, 8, -5};
    float[] targets = {0.5f, 1, -1, 1, 7, -6};
    assertEquals(0.75, loss.mean(outputs, targets, 3, 2), NEAR);
    assertEquals(0.5, loss.mean(new float[] {1, 1, 1, 0}, new float[] {0, 1, 0, 0}, 2, 2));
    float[] gradient = new float[6];
    loss.gradients(outputs, targets, 3, 2, gradient);
    float step = 1 / 6f;
    assertArrayEquals(new float[] {-step, step, 0, step, step, step}, gradient);
  }

  @Test
  void outputWeightsAreThoseOfScikitLearn() {
    // mean_absolute_error and mean_squared_error with multioutput=[0.3, 0.7]: 0.85 and 0.825.
    float[] outputs = {0, 2, -1, 2, 8, -5};
    float[] targets = {0.5f, 1, -1, 1, 7, -6};
    List<Double> weights = List.of(0.3, 0.7);
    assertEquals(
        0.85, new OutputWeighted(new AbsoluteError(), weights).mean(outputs, targets, 3, 2), NEAR);
    assertEquals(
        0.825, new OutputWeighted(new SquaredError(), weights).mean(outputs, targets, 3, 2), NEAR);
  }

  @Test
  void huberIsHalfASquareNearAndALineFar() {
    // |e| of 0.5, 1, 3 for δ = 1: 0.125, 0.5, 2.5; slopes 0.5, 1, 1.
    Loss loss = new Huber();
    float[] outputs = {0.5f, -1, 3};
    float[] gradient = new float[3];
    assertEquals(3.125 / 3, loss.mean(outputs, new float[3], 1, 3), NEAR);
    loss.gradients(outputs, new float[3], 1, 3, gradient);
    assertArrayEquals(new float[] {0.5f / 3, -1 / 3f, 1 / 3f}, gradient);
    // The example in the documentation of Keras's Huber: 0.155.
    assertEquals(
        0.155,
        loss.mean(new float[] {0.6f, 0.4f, 0.4f, 0.6f}, new float[] {0, 1, 0, 0}, 2, 2),
        1e-7);
    // A δ that no error reaches leaves half the squared error.
    Loss wide = new Huber(1e9);
    assertEquals(
        new SquaredError().mean(outputs, new float[3], 1, 3) / 2,
        wide.mean(outputs, new float[3], 1, 3),
        NEAR);
  }

  @Test
  void smoothingSharesTheTargetsAmongAllClasses() {
    // log_softmax([1, 2, 3]) = [-2.4076, -1.4076, -0.4076], of which the mean is -1.4076.
    Loss loss = new SoftmaxCrossEntropy().smoothed(0.3);
    assertEquals(
        0.7 * 2.4076059644443806 + 0.3 * 1.4076059644443806,
        loss.mean(new float[] {1, 2, 3}, new float[] {1, 0, 0}, 1, 3),
        NEAR);
    // A logit of 2: ln(1 + e^-2) if right, 2 more if wrong, and 0.05 of the target is wrong.
    assertEquals(
        0.12692801104297250 + 0.05 * 2,
        new BinaryCrossEntropy().smoothed(0.1).mean(new float[] {2}, new float[] {1}, 1, 1),
        NEAR);
  }

  @Test
  void noSmoothingChangesNoBit() {
    assertEquals(new SoftmaxCrossEntropy(), new SoftmaxCrossEntropy().smoothed(0));
    assertEquals(new BinaryCrossEntropy(), new BinaryCrossEntropy().smoothed(0));
  }

  @Test
  void targetsMaySumToAnything() {
    // Σ t = 1.75: 0.5 · 2.4076 + 1.4076 + 0.25 · 0.4076, and equal shares of 1.75 / 3 minus t.
    Loss loss = new SoftmaxCrossEntropy();
    float[] targets = {0.5f, 1, 0.25f};
    assertEquals(
        0.5 * 2.4076059644443806 + 1.4076059644443806 + 0.25 * 0.4076059644443806,
        loss.mean(new float[] {1, 2, 3}, targets, 1, 3),
        NEAR);
    float[] gradient = new float[3];
    loss.gradients(new float[3], targets, 1, 3, gradient);
    double share = 1.75 / 3;
    assertArrayEquals(
        new float[] {(float) (share - 0.5), (float) (share - 1), (float) (share - 0.25)},
        gradient,
        1e-7f);
  }

  @Test
  void classWeightsDivideByTheirSum() {
    // ln 3 for class 0 at weight 1, 0.4076 for class 2 at weight 4: (ln 3 + 4 · 0.4076) / 5.
    Loss loss = new ClassWeighted(new SoftmaxCrossEntropy(), List.of(1.0, 2.0, 4.0));
    float[] outputs = {5, 5, 5, 1, 2, 3};
    float[] targets = {1, 0, 0, 0, 0, 1};
    assertEquals(
        (1.0986122886681098 + 4 * 0.4076059644443806) / 5, loss.mean(outputs, targets, 2, 3), NEAR);
    // A single example: its weight cancels.
    assertEquals(1.0986122886681098, loss.mean(outputs, targets, 1, 3), NEAR);
    // One output for two classes: ln 2 for the class of 0 at weight 3, 0.1269 for that of 1.
    Loss binary = new ClassWeighted(new BinaryCrossEntropy(), List.of(3.0, 1.0));
    assertEquals(
        (3 * 0.6931471805599453 + 0.12692801104297250) / 4,
        binary.mean(new float[] {0, 2}, new float[] {0, 1}, 2, 1),
        NEAR);
  }

  @Test
  void anExampleWithoutAClassDoesNotCount() {
    Loss loss = new SoftmaxCrossEntropy();
    float[] outputs = {Float.NaN, Float.POSITIVE_INFINITY, 1, 1, 2, 3};
    float[] targets = {0, 0, 0, 0, 0, 1};
    float[] gradient = {9, 9, 9, 9, 9, 9};
    assertEquals(0.4076059644443806, loss.mean(outputs, targets, 2, 3), NEAR);
    loss.gradients(outputs, targets, 2, 3, gradient);
    assertArrayEquals(new float[3], Arrays.copyOf(gradient, 3));
    // No example counts: no mean, but no gradient either.
    assertTrue(Double.isNaN(loss.mean(outputs, targets, 1, 3)));
    gradient[0] = 9;
    loss.gradients(outputs, targets, 1, 3, gradient);
    assertEquals(0, gradient[0]);
  }

  @Test
  void aMaskedClassMayBeWeightedAndSmoothedOnlyIfItCannotBeTheTruth() {
    float[] logits = {0, Float.NEGATIVE_INFINITY, 0};
    float[] targets = {1, 0, 0};
    Loss weighted = new ClassWeighted(new SoftmaxCrossEntropy(), List.of(2.0, 1.0, 1.0));
    assertEquals(Math.log(2), weighted.mean(logits, targets, 1, 3), NEAR);
    // Smoothing asks for a little of every class, also of the one that is ruled out.
    assertEquals(
        Double.POSITIVE_INFINITY,
        new SoftmaxCrossEntropy().smoothed(0.1).mean(logits, targets, 1, 3));
  }

  /// (y - t)⁴, at a weight of 3; an example whose first target is negative does not count.
  private record Own() implements Outputwise {
    @Override
    public double value(double y, double t) {
      return Math.pow(y - t, 4);
    }

    @Override
    public double slope(double y, double t) {
      return 4 * Math.pow(y - t, 3);
    }

    @Override
    public double weight(float[] targets, int at, int columns) {
      return targets[at] < 0 ? 0 : 3;
    }

    @Override
    public Activation output() {
      return new Linear();
    }
  }

  @Test
  void aLossOfOnesOwnIsAFormulaAndItsSlope() {
    float[] outputs = {1, 3, Float.NaN, 5};
    float[] targets = {0, 1, -1, 1};
    for (Loss loss : List.of(new Own(), new OutputWeighted(new Own(), List.of(1.0, 1.0)))) {
      float[] gradient = new float[4];
      assertEquals((1 + 16) / 2.0, loss.mean(outputs, targets, 2, 2));
      loss.gradients(outputs, targets, 2, 2, gradient);
      assertArrayEquals(new float[] {2, 16, 0, 0}, gradient);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN, Double.POSITIVE_INFINITY})
  void aSmoothingThatIsNoShareIsRefused(double smoothing) {
    assertRefused(
        () -> new SoftmaxCrossEntropy().smoothed(smoothing), "label smoothing is " + smoothing);
    assertRefused(() -> new BinaryCrossEntropy(smoothing), "from 0 to below 1, such as 0.1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aDeltaThatIsNotPositiveIsRefused(double delta) {
    assertRefused(() -> new Huber(delta), "delta of huber is " + delta);
  }

  @Test
  void weightsThatCannotBeUsedAreRefused() {
    Loss loss = new SoftmaxCrossEntropy();
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(() -> new ClassWeighted(loss, List.of(1.0, bad)), "the class weight " + bad);
      assertRefused(
          () -> new OutputWeighted(new Huber(), List.of(bad)), "the output weight " + bad);
    }
    assertRefused(() -> new ClassWeighted(loss, List.of(0.0, 0.0)), "no class weight is above 0");
    assertRefused(() -> new OutputWeighted(new Huber(), List.of()), "no output weight");
    assertRefused(() -> new ClassWeighted(loss, List.of(1.0)), "at least 2 classes");
    Loss three = new ClassWeighted(loss, List.of(1.0, 2.0, 3.0));
    assertRefused(
        () -> three.mean(new float[2], new float[] {1, 0}, 1, 2),
        "there are 3 class weights and 2 outputs");
    assertRefused(() -> three.mean(new float[1], new float[1], 1, 1), "which are 2 for one output");
    assertRefused(
        () -> new OutputWeighted(new Huber(), List.of(1.0)).mean(new float[2], new float[2], 1, 2),
        "there are 1 output weights and 2 outputs");
  }

  private static void assertRefused(Executable code, String fact) {
    String message = assertThrows(InvalidInputException.class, code).toString();
    assertTrue(message.contains(fact), message);
  }
}
