package org.hillock.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.numeric.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every loss, on examples of many shapes.
class LossPropertiesTest {
  /// Both sum in double, the definition with some cancellation.
  private static final double VALUE = 1e-12;

  static Stream<Arguments> cases() {
    return widths()
        .flatMap(
            one -> Stream.of(1, 2, 7).map(rows -> Arguments.of(one.get()[0], one.get()[1], rows)));
  }

  static Stream<Arguments> widths() {
    return Stream.of(
            Losses.ofOne().map(loss -> List.of(loss, 1)),
            Losses.ofThree().map(loss -> List.of(loss, 3)),
            Losses.ofAnyWidth().map(loss -> List.of(loss, 2)),
            Losses.ofAnyWidth().map(loss -> List.of(loss, 17)))
        .flatMap(cases -> cases)
        .map(one -> Arguments.of(one.getFirst(), one.getLast()));
  }

  static Stream<Loss> ofThree() {
    return Losses.ofThree();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theMeanIsTheDefinition(Loss loss, int columns, int rows) {
    for (Case drawn : Case.drawn(loss, columns, rows)) {
      double mean = loss.mean(drawn.outputs, drawn.targets, rows, columns);
      double expected = LossDefinition.mean(loss, drawn.wide(), drawn.targets, rows);
      assertNear(expected, mean);
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void keepsTheContract(Loss loss, int columns) {
    LossContract.verify(loss, columns);
  }

  /// Also if what the network says of it is no number.
  @ParameterizedTest
  @MethodSource("ofThree")
  void anExampleOfWeightZeroIsAsIfItWereNotThere(Loss inner) {
    Loss loss = new ClassWeighted(inner, List.of(0.0, 2.0, 1.0));
    float[] targets = {0, 1, 0, 1, 0, 0, 0, 0, 1};
    float[] without = {0, 1, 0, 0, 0, 1};
    for (float lost :
        new float[] {7, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 3e38f}) {
      float[] outputs = {0.5f, -1, 2, lost, lost, lost, 0.25f, 1, -0.5f};
      float[] gradient = new float[9];
      Arrays.fill(gradient, 9);
      loss.gradients(outputs, targets, 3, 3, gradient);
      assertArrayEquals(new float[3], Arrays.copyOfRange(gradient, 3, 6));
      assertEquals(0, loss.gradient(outputs, targets, 3, 3, loss.weights(targets, 3, 3), gradient));
      float[] fewer = {0.5f, -1, 2, 0.25f, 1, -0.5f};
      assertEquals(loss.mean(fewer, without, 2, 3), loss.mean(outputs, targets, 3, 3));
      float[] gradientOfFewer = new float[6];
      loss.gradients(fewer, without, 2, 3, gradientOfFewer);
      assertArrayEquals(
          gradientOfFewer,
          new float[] {
            gradient[0], gradient[1], gradient[2], gradient[6], gradient[7], gradient[8]
          });
    }
  }

  @ParameterizedTest
  @MethodSource("ofThree")
  void hugeOutputsHaveAFiniteGradient(Loss loss) {
    float huge = 1e37f;
    float[] outputs = {huge, -huge, 1, -huge, huge, 0, huge, huge, huge};
    float[] targets = {1, 0, 0, 0, 0, 1, 0, 1, 0};
    float[] gradient = new float[9];
    loss.gradients(outputs, targets, 3, 3, gradient);
    for (float slope : gradient) {
      assertTrue(Float.isFinite(slope), Arrays.toString(gradient));
    }
    assertTrue(Double.isFinite(loss.mean(outputs, targets, 3, 3)));
  }

  @ParameterizedTest
  @MethodSource("ofThree")
  void aPerfectAnswerIsNeverBeaten(Loss loss) {
    float[] targets = {1, 0, 0, 0, 0, 1, 0, 1, 0};
    float[] best = targets.clone();
    if (!loss.output().name().equals("linear")) {
      for (int i = 0; i < 9; i++) {
        best[i] = targets[i] == 1 ? 1.5f : -1.5f;
      }
    }
    double least = loss.mean(best, targets, 3, 3);
    assertTrue(least >= 0);
    Draws draws = Draws.of(5);
    for (int i = 0; i < 50; i++) {
      int at = draws.below(i, 9);
      float[] worse = best.clone();
      // To the wrong side of the middle.
      worse[at] = (float) (targets[at] == 1 ? -0.5 - draws.uniform(i) : 1.5 + draws.uniform(i));
      assertFalse(loss.mean(worse, targets, 3, 3) < least);
    }
  }

  /// If no example counts, there is no mean.
  private static void assertNear(double expected, double mean) {
    if (Double.isNaN(expected)) {
      assertEquals(expected, mean);
    } else {
      assertEquals(expected, mean, VALUE * (1 + Math.abs(expected)));
    }
  }

  private record Case(float[] outputs, float[] targets) {
    /// Five at random.
    static List<Case> drawn(Loss loss, int columns, int rows) {
      return Stream.iterate(Draws.of(columns).at(rows), draws -> draws.at("next"))
          .map(draws -> {
            float[] targets = Losses.targets(loss, rows, columns, draws.at("targets"));
            float[] outputs = new float[rows * columns];
            for (int i = 0; i < outputs.length; i++) {
              outputs[i] = (float) (1.5 * draws.normal(i));
            }
            return new Case(outputs, targets);
          })
          .limit(5)
          .toList();
    }

    double[] wide() {
      double[] wide = new double[outputs.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = outputs[i];
      }
      return wide;
    }
  }
}
