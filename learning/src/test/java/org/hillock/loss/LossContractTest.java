package org.hillock.loss;

import static org.hillock.loss.LossContractTest.Flaw.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hillock.activation.Activation;
import org.hillock.activation.function.Glu;
import org.hillock.activation.function.Linear;
import org.hillock.activation.function.Prelu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each rule of the contract finds a loss that breaks it.
class LossContractTest {
  private static final int COLUMNS = 2;

  enum Flaw {
    NONE(""),
    NEGATIVE_WEIGHT("the weight of an example is -1.0"),
    COUNTS_WITHOUT_WEIGHT("an example of weight 0 has a gradient or a loss that is not 0"),
    KEEPS_LOST_NUMBERS("an example of weight 0 has a gradient or a loss that is not 0"),
    RETURNS_ANOTHER_VALUE("gradient returns"),
    WRITES_BESIDE("gradient writes beside"),
    READS_BESIDE("value or weight reads beside"),
    FORGETS_THE_TOTAL("the gradient by output"),
    FORGETS_THE_WEIGHT("the gradient by output"),
    OTHER_MEAN("mean and gradients of all examples are not those"),
    CHANGES_OUTPUTS("outputs or targets are changed"),
    LEARNED_OUTPUT("prelu is no output activation"),
    NARROW_OUTPUT("glu is no output activation");

    private final String sentence;

    Flaw(String sentence) {
      this.sentence = sentence;
    }
  }

  @Test
  void aSoundLossBreaksNothing() {
    assertEquals(List.of(), LossContract.violations(new Squares(NONE), COLUMNS));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFlawIsFound(Flaw flaw) {
    List<String> broken = LossContract.violations(new Squares(flaw), COLUMNS);
    assertTrue(broken.stream().anyMatch(s -> s.startsWith(flaw.sentence)), broken.toString());
  }

  @Test
  void targetsCanBeGiven() {
    float[] onlyNegative = {-1, -2, -3, -4};
    LossContract.verify(new Squares(FORGETS_THE_TOTAL), COLUMNS, onlyNegative);
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> LossContract.verify(new Squares(COUNTS_WITHOUT_WEIGHT), COLUMNS, onlyNegative));
    assertEquals(
        "Squares[flaw=COUNTS_WITHOUT_WEIGHT] breaks the contract:\n"
            + "an example of weight 0 has a gradient or a loss that is not 0.",
        error.getMessage());
  }

  /// w Σ (y - t)², where w is 2, or 0 if the first target is negative; right but for one flaw.
  private record Squares(Flaw flaw) implements Loss {
    @Override
    public double weight(float[] targets, int at, int columns) {
      return targets[at] < 0 ? 0 : flaw == NEGATIVE_WEIGHT ? -1 : 2;
    }

    @Override
    public double value(float[] outputs, float[] targets, int at, int columns) {
      double sum = flaw == READS_BESIDE ? outputs[at == 0 ? at + columns : at - 1] : 0;
      for (int i = at; i < at + columns; i++) {
        double e = (double) outputs[i] - targets[i];
        sum += e * e;
      }
      return sum;
    }

    @Override
    public double gradient(
        float[] outputs, float[] targets, int at, int columns, double total, float[] gradient) {
      double weight = weight(targets, at, columns);
      double factor = flaw == COUNTS_WITHOUT_WEIGHT ? 2 : flaw == FORGETS_THE_WEIGHT ? 1 : weight;
      double by = flaw == FORGETS_THE_TOTAL ? 1 : total;
      for (int i = at; i < at + columns; i++) {
        double slope = factor * 2 * ((double) outputs[i] - targets[i]) / by;
        gradient[i] = factor == 0 && flaw != KEEPS_LOST_NUMBERS ? 0 : (float) slope;
        outputs[i] += flaw == CHANGES_OUTPUTS ? 1 : 0;
      }
      if (flaw == WRITES_BESIDE) {
        gradient[(at + columns) % gradient.length] = 0;
      }
      double value = value(outputs, targets, at, columns);
      return weight == 0 ? 0 : flaw == RETURNS_ANOTHER_VALUE ? value / 2 : value;
    }

    @Override
    public double mean(float[] outputs, float[] targets, int rows, int columns) {
      double mean = Loss.super.mean(outputs, targets, rows, columns);
      return flaw == OTHER_MEAN ? 2 * mean : mean;
    }

    @Override
    public Activation output() {
      return flaw == LEARNED_OUTPUT
          ? new Prelu()
          : flaw == NARROW_OUTPUT ? new Glu() : new Linear();
    }
  }
}
