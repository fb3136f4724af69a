package org.hillock.optimizer;

import static org.hillock.optimizer.OptimizerContractTest.Flaw.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each rule of the contract finds an optimizer that breaks it.
class OptimizerContractTest {
  enum Flaw {
    NONE(""),
    IGNORES_THE_RANGE("an update changes parameters outside of its range"),
    LOOKS_AT_THE_FIRST("parameters updated in ranges have other bits"),
    HIDES_ITS_MEMORY("memory() is not the same number of arrays"),
    SHARES_ITS_MEMORY("a fresh stepper remembers something"),
    FORGETS_ITS_STEPS("a fresh stepper that is given the memory"),
    CHANGES_GRADIENTS("an update changes the gradients"),
    DIVIDES_BY_ZERO("gradients of 0 make parameters that are not finite"),
    KEEPS_ITS_RATE("withLearningRate gives an optimizer of another learning rate"),
    IGNORES_THE_FACTOR("steps of factor 1/4 are not those of a quarter");

    private final String sentence;

    Flaw(String sentence) {
      this.sentence = sentence;
    }
  }

  @Test
  void aSoundOptimizerBreaksNothing() {
    assertEquals(List.of(), OptimizerContract.violations(new Slowing(NONE)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFlawIsFound(Flaw flaw) {
    List<String> broken = OptimizerContract.violations(new Slowing(flaw));
    assertTrue(broken.stream().anyMatch(s -> s.startsWith(flaw.sentence)), broken.toString());
  }

  @Test
  void theErrorListsAllThatIsBroken() {
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> OptimizerContract.verify(new Slowing(CHANGES_GRADIENTS)));
    assertEquals(
        "slowing breaks the contract:\nan update changes the gradients.", error.getMessage());
  }

  /// m = m / 2 + g, p = p - η m / t in step t; right but for one flaw.
  ///
  /// @param shared a memory for all steppers
  private record Slowing(Flaw flaw, double learningRate, List<float[]> shared)
      implements Optimizer {
    Slowing(Flaw flaw) {
      this(flaw, 0.5, List.of(new float[37]));
    }

    @Override
    public String toString() {
      return "slowing";
    }

    @Override
    public Optimizer withLearningRate(double rate) {
      return new Slowing(flaw, flaw == KEEPS_ITS_RATE ? learningRate : rate, shared);
    }

    @Override
    public Stepper stepper(int parameters) {
      float[] memory = flaw == SHARES_ITS_MEMORY ? shared.getFirst() : new float[parameters];
      return new Stepper() {
        private long steps;
        private float rate;

        @Override
        public void begin(double factor) {
          steps++;
          rate = (float) (learningRate * (flaw == IGNORES_THE_FACTOR ? 1 : factor) / steps);
        }

        @Override
        public void resume(long done) {
          steps += flaw == FORGETS_ITS_STEPS ? 0 : done;
        }

        @Override
        public void update(float[] p, float[] g, int from, int to) {
          int begin = flaw == IGNORES_THE_RANGE ? 0 : from;
          for (int i = begin; i < to; i++) {
            float first = flaw == LOOKS_AT_THE_FIRST ? g[from] : 0;
            memory[i] = memory[i] / 2 + g[i] + first;
            p[i] -= rate * memory[i];
            p[i] /= flaw == DIVIDES_BY_ZERO ? Math.abs(g[i]) : 1;
            g[i] *= flaw == CHANGES_GRADIENTS ? 2 : 1;
          }
        }

        @Override
        public List<float[]> memory() {
          return List.of(flaw == HIDES_ITS_MEMORY ? new float[1] : memory);
        }
      };
    }
  }
}
