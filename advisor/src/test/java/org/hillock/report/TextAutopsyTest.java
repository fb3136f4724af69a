package org.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.hillock.activation.function.Relu;
import org.hillock.data.Dataset;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.network.Network;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Sgd;
import org.hillock.probe.Autopsy;
import org.hillock.training.Settings;
import org.hillock.training.Trainer;
import org.junit.jupiter.api.Test;

class TextAutopsyTest {
  @Test
  void aRowThatIsNotFiniteIsNamedWithItsPlaceInTheFile() {
    Problem problem = problem();
    Split split = Split.of(problem, 1);
    int[] rows = Split.trainingRows(problem, 1);
    split.train().inputs()[4 * 7 + 2] = Float.NaN;
    Autopsy autopsy = autopsy(split, new Settings(new Adam(0.01), 90, 2, 2));
    assertEquals(
        """
        step 1, in epoch 1, was not taken: input 3 "petal_length_cm" is NaN.
          examples:   training row 8 (row %d of iris.csv)
          operation:  it was given
          magnitude:  the other inputs up to 3.22
          cause:      training row 8 has NaN as input 3 "petal_length_cm".
          what to do: look at input 3 "petal_length_cm" of training row 8, and at what computed it
          what to do: leave the row out, or leave the cell empty: it counts as missing then
          what to do: skip such batches: --on-non-finite skip
        """
            .formatted(rows[7] + 1),
        TextAutopsy.of(autopsy, "iris.csv", rows));
  }

  @Test
  void stepsThatAreTooLargeAreShownAsATrend() {
    Split split = Split.of(problem(), 1);
    Autopsy autopsy = autopsy(split, new Settings(new Sgd(500, 0.9), 16, 100, 100));
    String text = TextAutopsy.of(autopsy, "iris.csv");
    assertTrue(text.contains("  step  "), text);
    assertTrue(text.contains("largest gradient"), text);
    assertTrue(text.contains("what to do: lower the learning rate from 500 to "), text);
    assertFalse(text.lines().anyMatch(line -> line.length() > 112), text);
  }

  private static Autopsy autopsy(Split split, Settings settings) {
    Dataset train = split.train();
    Network start =
        Network.multilayer(train.features(), List.of(16, 16), new Relu(), train.outputs(), 1);
    return Trainer.fit(start, split, settings, 1).autopsy().orElseThrow();
  }

  private static Problem problem() {
    return Problem.of(Table.read(Path.of("../examples/iris.csv")), "species");
  }
}
