package org.hillock.network;

import static org.hillock.network.LayerContractTest.Flaw.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each rule of the contract finds a layer that breaks it.
class LayerContractTest {
  enum Flaw {
    NONE(""),
    SIZES("its sizes cannot be"),
    STARTS_OTHERWISE("initialize gives other values"),
    STARTS_BESIDE("initialize writes beside"),
    STARTS_LATE("initialize leaves parameter 0 without a value"),
    ADDS_Y("y is not overwritten"),
    ADDS_DX("dx is not overwritten"),
    CHANGES_X("a pass changes x, y, dy or the parameters"),
    CHANGES_DY("a pass changes x, y, dy or the parameters"),
    GRADIENTS_BESIDE("it writes into the gradients of other layers' parameters"),
    OVERWRITES_GRADIENTS("the gradients of the parameters are not added"),
    NEEDS_DX("the gradients of the parameters differ when dx is not wanted"),
    NEEDS_KEPT("the outputs differ when nothing is to be kept"),
    COUNTS_ROWS("rows one at a time, or statistics in parts, give other bits"),
    READS_OTHER_ROWS("a row depends on other rows"),
    IGNORES_PIECES("the parameters in pieces of its grain"),
    WRONG_DX("the gradient by input"),
    WRONG_GRADIENTS("the gradient by parameter");

    private final String sentence;

    Flaw(String sentence) {
      this.sentence = sentence;
    }
  }

  @Test
  void aSoundLayerBreaksNothing() {
    assertEquals(List.of(), LayerContract.violations(new Scale(NONE, new int[1])));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFlawIsFound(Flaw flaw) {
    Scale scale = new Scale(flaw, new int[1]);
    List<String> broken = LayerContract.violations(scale);
    assertTrue(broken.stream().anyMatch(s -> s.startsWith(flaw.sentence)), broken.toString());
  }

  @Test
  void theErrorListsAllThatIsBroken() {
    Scale scale = new Scale(WRONG_DX, new int[1]);
    AssertionError error = assertThrows(AssertionError.class, () -> LayerContract.verify(scale));
    assertEquals(
        "scale breaks the contract:\n" + String.join("\n", LayerContract.violations(scale)),
        error.getMessage());
  }

  /// y = p x in each of six columns, right but for one flaw.
  ///
  /// @param starts how often it was initialized
  private record Scale(Flaw flaw, int[] starts) implements Layer {
    private static final int WIDTH = 6;

    @Override
    public int inputs() {
      return WIDTH;
    }

    @Override
    public int outputs() {
      return WIDTH;
    }

    @Override
    public int kept() {
      return WIDTH;
    }

    @Override
    public int parameters() {
      return WIDTH;
    }

    @Override
    public int weights() {
      return flaw == SIZES ? WIDTH + 1 : 0;
    }

    @Override
    public int grain() {
      return 2;
    }

    @Override
    public void initialize(float[] parameters, int from, double gain, Draws draws) {
      for (int j = flaw == STARTS_LATE ? 1 : 0; j < WIDTH; j++) {
        parameters[from + j] = (float) (gain + draws.normal(j));
      }
      parameters[from + 1] += flaw == STARTS_OTHERWISE ? starts[0]++ : 0;
      parameters[from - 1] += flaw == STARTS_BESIDE ? 1 : 0;
    }

    @Override
    public void forward(Pass pass, int first, int rows) {
      float[] x = pass.x();
      float[] y = pass.y();
      for (int i = first * WIDTH; i < (first + rows) * WIDTH; i++) {
        float value = pass.parameters()[pass.from() + i % WIDTH] * x[i];
        y[i] = flaw == ADDS_Y ? y[i] + value : value;
        x[i] += flaw == CHANGES_X ? 1 : 0;
        y[i] += flaw == NEEDS_KEPT && pass.kept().length == 0 ? 1 : 0;
        y[i] += flaw == COUNTS_ROWS ? rows : 0;
        y[i] += flaw == READS_OTHER_ROWS ? x[x.length - 1] : 0;
      }
    }

    @Override
    public void backward(Pass pass, int first, int rows) {
      float[] dx = pass.dx();
      for (int i = first * WIDTH; i < (first + rows) * WIDTH && dx.length > 0; i++) {
        float value = pass.parameters()[pass.from() + i % WIDTH] * pass.dy()[i];
        dx[i] = flaw == ADDS_DX ? dx[i] + value : value;
        dx[i] *= flaw == WRONG_DX ? 1.01f : 1;
        pass.dy()[i] *= flaw == CHANGES_DY ? 2 : 1;
      }
    }

    @Override
    public void gradients(Pass pass, int rows, int begin, int end) {
      float[] gradients = pass.gradients();
      for (int j = flaw == IGNORES_PIECES ? 0 : begin; j < end; j++) {
        float sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += pass.x()[row * WIDTH + j] * pass.dy()[row * WIDTH + j];
        }
        sum *= flaw == WRONG_GRADIENTS ? -1 : 1;
        sum += flaw == NEEDS_DX && pass.dx().length == 0 ? 1 : 0;
        int at = pass.from() + j;
        gradients[at] = flaw == OVERWRITES_GRADIENTS ? sum : gradients[at] + sum;
      }
      gradients[pass.from() + WIDTH] += flaw == GRADIENTS_BESIDE ? 1 : 0;
    }
  }
}
