package org.hillock.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.optimizer.Adagrad;
import org.hillock.optimizer.Optimizer;
import org.hillock.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/// Optimizers as Keras's golden tests and ONNX's training operators expect them.
class OptimizerConformanceTest {
  @Test
  void plainDescentIsThatOfKeras() {
    // Nesterov's look ahead without momentum is plain descent.
    assertGolden("P00299", new Sgd(0.01, 0, true), new float[0]);
  }

  @Test
  void adagradIsThatOfKeras() {
    // initial_accumulator_value 0.3 is what a gradient of √0.3 leaves.
    float[] first = new float[10];
    Arrays.fill(first, (float) Math.sqrt(0.3));
    assertGolden("P00301", new Adagrad(0.2, 1e-6), first);
  }

  @Test
  void everyOtherCaseOfKerasIsLeftOutForAReason() {
    List<Case> all = Case.of("optimizers.csv");
    assertEquals(5, all.size());
    assertEquals(
        Map.of(
            "another optimizer",
            2L,
            "centered: it divides by the deviation of the gradients, not by their root mean square",
            1L),
        Case.leftOut(all));
  }

  @Test
  void momentumIsThatOfOnnx() {
    OnnxCase test = OnnxCase.only("Momentum");
    float[] x = test.input(2).values();
    float[] moved =
        afterwards(
                new Sgd(test.input(0).values()[0], test.number("alpha", 1)),
                test.input(4).values(),
                x,
                List.of(penalized(test, x, test.input(3).values())))
            .getFirst();
    test.assertOutput(0, Case.wide(moved));
  }

  @Test
  void adagradIsThatOfOnnx() {
    OnnxCase test = OnnxCase.only("Adagrad");
    for (int i = 0; i < 2; i++) {
      float[] x = test.input(2 + i).values();
      float[] squares = test.input(6 + i).values();
      for (int k = 0; k < squares.length; k++) {
        squares[k] = (float) Math.sqrt(squares[k]);
      }
      float[] moved =
          afterwards(
                  new Adagrad(test.input(0).values()[0], test.number("epsilon", 1)),
                  squares,
                  x,
                  List.of(penalized(test, x, test.input(4 + i).values())))
              .getFirst();
      test.assertOutput(i, Case.wide(moved));
    }
  }

  /// The gradient of an L2 penalty is added, which ONNX's operators do themselves.
  private static float[] penalized(OnnxCase test, float[] x, float[] gradient) {
    float[] sum = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = (float) (gradient[i] + test.number("norm_coefficient", 0) * x[i]);
    }
    return sum;
  }

  private static void assertGolden(String id, Optimizer optimizer, float[] earlier) {
    Case one =
        Case.of("optimizers.csv").stream()
            .filter(c -> c.text("id").equals(id))
            .findFirst()
            .orElseThrow();
    float[] later = one.floats("later gradients");
    List<float[]> steps =
        afterwards(
            optimizer,
            earlier,
            one.floats("start"),
            List.of(one.floats("first gradient"), later, later, later, later));
    List<float[]> expected = one.rows("expected");
    for (int step = 0; step < 5; step++) {
      one.assertClose(expected.get(step), Case.wide(steps.get(step)));
    }
  }

  /// The parameters after each step.
  ///
  /// @param earlier a gradient that the optimizer has seen before, or none
  private static List<float[]> afterwards(
      Optimizer optimizer, float[] earlier, float[] start, List<float[]> gradients) {
    Optimizer.Stepper stepper = optimizer.stepper(start.length);
    if (earlier.length > 0) {
      stepper.step(new float[start.length], earlier);
    }
    float[] parameters = start.clone();
    List<float[]> after = new ArrayList<>();
    for (float[] gradient : gradients) {
      stepper.step(parameters, gradient);
      after.add(parameters.clone());
    }
    return after;
  }
}
